// The Firefox of the system, steered by the protocol it speaks itself (Marionette): Playwright knows only builds of
// its own. Messages are JSON arrays behind their length in bytes, "17:[0,1,"…",{…}]".
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The command that starts Firefox, where one is installed. */
export const FIREFOX = ["firefox-esr", "firefox"].find((name) => !spawnSync(name, ["--version"]).error);

/** Firefox without a window, with a profile that is gone afterwards. */
export class Firefox {
  #asked = 0;
  #answers = new Map();
  #unread = Buffer.alloc(0);

  static async start() {
    const firefox = new Firefox();
    firefox.profile = mkdtempSync(join(tmpdir(), "dateline-firefox-"));
    // Any free port; Firefox writes down which.
    writeFileSync(join(firefox.profile, "user.js"), 'user_pref("marionette.port", 0);\n');
    firefox.process = spawn(FIREFOX, ["--headless", "--marionette", "--no-remote", "--profile", firefox.profile], {
      stdio: "ignore",
    });
    const port = join(firefox.profile, "MarionetteActivePort");
    while (!existsSync(port) || !readFileSync(port, "utf8")) await pause(100);
    firefox.socket = connect(Number(readFileSync(port, "utf8")), "127.0.0.1");
    firefox.socket.on("data", (bytes) => firefox.#read(bytes));
    await firefox.ask("WebDriver:NewSession", {});
    return firefox;
  }

  /** Sends a command of WebDriver; gives its value. */
  ask(command, given) {
    this.#asked += 1;
    const message = JSON.stringify([0, this.#asked, command, given]);
    this.socket.write(`${Buffer.byteLength(message)}:${message}`);
    return new Promise((resolve, reject) => this.#answers.set(this.#asked, { resolve, reject }));
  }

  open(url) {
    return this.ask("WebDriver:Navigate", { url });
  }

  /** What a function gives in the page. It takes what JSON can carry, and its promise is waited for. */
  async evaluate(wanted, ...given) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${wanted})(...arguments)).then(done, (error) => done({ error: String(error) }));`;
    const { value } = await this.ask("WebDriver:ExecuteAsyncScript", { script, args: given, sandbox: null });
    if (value?.error) throw new Error(value.error);
    return value;
  }

  async stop() {
    this.socket?.destroy();
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true });
  }

  #read(bytes) {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const colon = this.#unread.indexOf(":");
      const end = colon + 1 + Number(this.#unread.subarray(0, colon));
      if (colon < 0 || this.#unread.length < end) return;
      const message = JSON.parse(this.#unread.subarray(colon + 1, end));
      this.#unread = this.#unread.subarray(end);
      // The first message is a greeting, an object.
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const { resolve, reject } = this.#answers.get(id);
      this.#answers.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }
}
