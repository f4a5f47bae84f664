import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TUNNEL } from "./articles.mjs";
import { Desk, expect, serve, test } from "./desk.mjs";

test.use({ serviceWorkers: "allow" });

const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

test("after the first load the page works with the server stopped", async ({ page }) => {
  const site = await serve();
  const desk = new Desk(page, site.url);
  await desk.open();
  await installed(page);
  await site.stop();
  await page.reload();
  await desk.read(TUNNEL);
  await page.goto(`${site.url}index.html?from=elsewhere`);
  await desk.isRead();
  expect(desk.trouble).toEqual([]);
});

test("the page can be installed", async ({ page, site }) => {
  const desk = new Desk(page, site.url);
  await desk.open();
  await installed(page);
  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Windows that leave no trace cannot install anything, and a test's window is one.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("a new version takes effect at the next load, and the old one is deleted", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "dateline-"));
  cpSync(new URL("../../dist/", import.meta.url), folder, { recursive: true });
  const site = await serve(folder);
  const desk = new Desk(page, site.url);
  await desk.open();
  await installed(page);

  publish(folder, "Dateline, later");
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const waits = () => registration.waiting;
    while (!waits()) await new Promise((done) => setTimeout(done, 20));
  });
  await expect(page).toHaveTitle("Dateline");
  await page.reload();
  await expect(page).toHaveTitle("Dateline, later");
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  expect(desk.trouble).toEqual([]);
  await site.stop();
  rmSync(folder, { recursive: true });
});

/** Changes a published site's title, as a build of a new version would. */
function publish(folder, title) {
  const digest = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const [index, worker] = [join(folder, "index.html"), join(folder, "sw.js")];
  const before = readFileSync(index, "utf8");
  const after = before.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
  writeFileSync(index, after);
  const list = readFileSync(worker, "utf8").replace(digest(before), digest(after));
  writeFileSync(worker, list.replace(/VERSION = ".*"/, 'VERSION = "later"'));
}
