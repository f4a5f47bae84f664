// What a reader does on the page, by name; and the site it does it on.
import { expect, test as base } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { fileServer } from "../../scripts/serve.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Serves the built page below a path of its own, as a static host may. */
export async function serve(folder = DIST) {
  const path = "/some/where/";
  const server = fileServer(folder, path);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}${path}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The page, by what is on it. */
export class Desk {
  /** What went wrong without anybody seeing it: errors, refused scripts, requests to other sites. */
  trouble = [];

  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.field = page.getByTestId("paste");
    this.reading = page.getByTestId("reading");
    this.mentions = this.reading.getByTestId("mention");
    this.rows = page.getByTestId("timeline-row");
    this.published = page.getByTestId("published");
    this.entities = page.getByTestId("entity-item");
    this.tabs = page.getByTestId("tab");
    this.dossier = page.getByTestId("dossier");
    page.on("response", (response) => {
      if (response.status() >= 400) this.trouble.push(`${response.status()}: ${response.url()}`);
    });
    page.on("pageerror", (error) => this.trouble.push(`${error.message} ${error.stack}`));
    page.on("console", (message) => {
      const ours = !message.text().includes("blocked by Playwright");
      if (ours && ["error", "warning"].includes(message.type())) this.trouble.push(message.text());
    });
    page.on("request", (request) => {
      const own = [url, "blob:", "data:"].some((start) => request.url().startsWith(start));
      if (!own) this.trouble.push(`a request left the site: ${request.url()}`);
    });
  }

  async open() {
    await this.page.goto(this.url);
    await expect(this.field).toBeVisible();
  }

  /** The worker that reads articles. */
  async worker() {
    return this.page.workers()[0] ?? (await this.page.waitForEvent("worker"));
  }

  /** Deletes everything that is kept; an empty field is left. */
  async clear() {
    await this.page.getByTestId("kept").click();
    await this.page.getByTestId("clear").click();
    await this.page.keyboard.press("Escape");
    await expect(this.field).toBeVisible();
  }

  /** Pastes plain text into the field in front. */
  async paste(text) {
    await this.pasteAs({ "text/plain": text });
  }

  /** Pastes what a clipboard may hold: `{ [media type]: content }`. */
  async pasteAs(kinds) {
    await this.field.focus();
    const handled = await this.field.evaluate((field, given) => {
      const clipboardData = new DataTransfer();
      for (const [kind, content] of Object.entries(given)) clipboardData.setData(kind, content);
      return !field.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }, kinds);
    // A pretended paste has no default action, so what the page leaves to the browser is done here.
    if (!handled) {
      await this.field.evaluate((field, text) => {
        field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
        field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      }, kinds["text/plain"] ?? "");
    }
  }

  /** Pastes an article and waits until it is read. */
  async read(text) {
    await this.paste(text);
    await this.isRead();
  }

  async isRead() {
    await expect(this.mentions.first()).toBeVisible();
  }

  mentionsOf(kind) {
    return this.reading.locator(`[data-testid=mention][data-kind=${kind}]`);
  }

  /** The mark of some words, the nth of them. */
  mark(words, nth = 0) {
    return this.mentions.filter({ hasText: new RegExp(`^${words}$`) }).nth(nth);
  }

  /** The words of the mark that was gone to, once it is in sight: it alone is framed. */
  async here() {
    return this.reading.evaluate((reading) => {
      const marks = [...reading.querySelectorAll("[data-mark]")];
      const framed = marks.find((mark) => getComputedStyle(mark).boxShadow !== "none");
      const { top = -1, bottom = 0 } = framed?.getBoundingClientRect() ?? {};
      return top >= 0 && bottom <= innerHeight ? framed.textContent : null;
    });
  }

  /** Turns to a part of the page, where there is room for one at a time. */
  async turnTo(part) {
    const button = this.page.locator(".bottom-bar").getByRole("button", { name: part, exact: true });
    if (await button.isVisible()) await button.click();
  }

  get card() {
    return this.page.getByTestId("popover");
  }

  /** What was said last to who hears the page. */
  get said() {
    return this.page.getByTestId("said");
  }

  /** The words of the mark that has the focus, or what else has it. */
  async focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element.closest("[data-mark]")?.textContent ?? element.dataset.testid ?? element.tagName;
    });
  }

  /** Moves the focus to a mark as a reader with keys does, from the beginning of the text. */
  async walkTo(words) {
    await this.reading.focus();
    for (let step = 0; step < 60; step += 1) {
      await this.page.keyboard.press("ArrowRight");
      if ((await this.focused()) === words) return;
    }
    throw new Error(`no arrow leads to ${words}`);
  }

  /** Selects words of the text with the pointer. */
  async select(words) {
    await this.reading.evaluate((reading, wanted) => {
      const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
      const nodes = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
      const text = nodes.map((node) => node.data).join("");
      const place = (offset) => {
        let left = offset;
        for (const node of nodes) {
          if (left <= node.data.length) return [node, left];
          left -= node.data.length;
        }
        throw new Error(`${wanted} ends behind the text`);
      };
      const start = text.indexOf(wanted);
      const range = document.createRange();
      range.setStart(...place(start));
      range.setEnd(...place(start + wanted.length));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      reading.click();
    }, words);
  }

  async analysis() {
    return JSON.parse((await this.download()).text);
  }

  /** Waits until all that was done is kept. */
  async isKept() {
    // Longer than the page waits for the next change.
    await this.page.waitForTimeout(400);
    await expect.poll(() => this.kept().then((records) => Object.keys(records).length)).toBeGreaterThan(0);
  }

  /** What the device holds: `{ [key]: record }`, each a string. */
  async kept() {
    return this.page.evaluate(
      () =>
        new Promise((done, failed) => {
          const request = indexedDB.open("dateline", 1);
          request.onerror = () => failed(request.error);
          request.onupgradeneeded = () => request.result.createObjectStore("records");
          request.onsuccess = () => {
            const records = request.result.transaction("records").objectStore("records");
            const found = {};
            records.openCursor().onsuccess = ({ target: { result: cursor } }) => {
              if (cursor) {
                found[cursor.key] = cursor.value;
                cursor.continue();
              } else {
                request.result.close();
                done(found);
              }
            };
          };
        }),
    );
  }

  /** Puts records on the device, behind the page's back. */
  async putKept(given) {
    await this.page.evaluate(
      (given) =>
        new Promise((done, failed) => {
          const request = indexedDB.open("dateline", 1);
          request.onerror = () => failed(request.error);
          request.onupgradeneeded = () => request.result.createObjectStore("records");
          request.onsuccess = () => {
            const transaction = request.result.transaction("records", "readwrite");
            for (const [key, value] of Object.entries(given)) transaction.objectStore("records").put(value, key);
            transaction.oncomplete = () => {
              request.result.close();
              done();
            };
          };
        }),
      given,
    );
  }

  legend(kind) {
    return this.page.getByTestId(`legend-${kind}`);
  }

  async changeDate(day) {
    await this.published.click();
    const input = this.page.getByTestId("published-input");
    await input.fill(day);
    await input.press("Enter");
  }

  /** Presses "Download JSON"; gives the file's name and content. */
  async download() {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByTestId("download-json").click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
  }

  /** Whether nothing sticks out of the window sideways. */
  async fits() {
    const { scrollWidth, clientWidth } = await this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    return scrollWidth <= clientWidth;
  }
}

export const test = base.extend({
  site: [
    async ({}, use) => {
      const site = await serve();
      await use(site);
      await site.stop();
    },
    { scope: "worker" },
  ],
  /** The page, open and empty. */
  desk: async ({ page, site }, use) => {
    const desk = new Desk(page, site.url);
    await desk.open();
    await use(desk);
    expect(desk.trouble, "nothing goes wrong unseen").toEqual([]);
  },
});

export { expect };
