import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TUNNEL } from "./articles.mjs";
import { Desk, expect, serve, test as base } from "./desk.mjs";

const test = base.extend({
  /** A copy of the site that a test may change. */
  published: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "dateline-"));
    cpSync(new URL("../../dist/", import.meta.url), folder, { recursive: true });
    const site = await serve(folder);
    await use({ folder, url: site.url });
    await site.stop();
    rmSync(folder, { recursive: true });
  },
});

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

test("a new version takes effect at the next load, and the old one is deleted", async ({ page, published }) => {
  const desk = new Desk(page, published.url);
  await desk.open();
  await installed(page);
  publish(published.folder, "Dateline, later");
  await fetchUpdate(page);
  await expect(page).toHaveTitle("Dateline");
  await page.reload();
  await expect(page).toHaveTitle("Dateline, later");
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.length))).toBe(1);
  expect(desk.trouble).toEqual([]);
});

test("while another tab shows the old version, a reload keeps it", async ({ page, published }) => {
  const desk = new Desk(page, published.url);
  await desk.open();
  await installed(page);
  publish(published.folder, "Dateline, later");
  await fetchUpdate(page);
  const other = new Desk(await page.context().newPage(), published.url);
  await other.open();
  await page.reload();
  await expect(desk.field).toBeVisible();
  await expect(page).toHaveTitle("Dateline");
  expect([...desk.trouble, ...other.trouble]).toEqual([]);
});

/** Waits until a new version is on the device. */
async function fetchUpdate(page) {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 20));
  });
}

/** Changes a published site's title, as a build of a new version would. */
function publish(folder, title) {
  const digest = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  const [index, worker] = [join(folder, "index.html"), join(folder, "sw.js")];
  const before = readFileSync(index, "utf8");
  const after = before.replace(/<title>.*<\/title>/, `<title>${title}</title>`);
  writeFileSync(index, after);
  const list = readFileSync(worker, "utf8").replace(digest(before), digest(after));
  writeFileSync(worker, list.replace(/VERSION = ".*"/, 'VERSION = "later"'));
  for (const file of [index, worker]) {
    for (const ending of [".br", ".gz"]) rmSync(file + ending);
  }
}
