import { readFileSync } from "node:fs";
import { BRIDGE, TUNNEL } from "./articles.mjs";
import { violations } from "./axe.mjs";
import { Desk, expect, test } from "./desk.mjs";

/** Another window on the same device. */
async function secondWindow(desk) {
  const other = new Desk(await desk.page.context().newPage(), desk.url);
  await other.page.goto(desk.url);
  return other;
}

const everything = async (desk) => JSON.stringify([await desk.kept(), await desk.page.evaluate(() => ({ ...localStorage }))]);

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return readFileSync(await download.path(), "utf8");
}

test("text, corrections and the date given survive a reload", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.changeDate("2023-06-16");
  await desk.mark("Antwerp").click();
  await desk.page.getByTestId("kind-organization").click();
  await expect(desk.mark("Antwerp")).toHaveAttribute("data-kind", "organization");
  await desk.page.reload();
  await desk.isRead();
  await expect(desk.reading).toContainText("two years later than planned");
  await expect(desk.published).toContainText("16 June 2023");
  await expect(desk.mark("Antwerp")).toHaveAttribute("data-kind", "organization");
});

test("what is typed is kept while it is typed, and when the window closes at once", async ({ desk }) => {
  await desk.field.pressSequentially("Ada Holm came to Lisbon", { delay: 30 });
  await expect.poll(() => everything(desk)).toContain("Ada Holm");
  await desk.field.pressSequentially(" on Tuesday.");
  await desk.page.reload();
  await expect(desk.reading).toContainText("Ada Holm came to Lisbon on Tuesday.");
});

test("changes of one window appear in the other, and closing loses nothing", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.isKept();
  const other = await secondWindow(desk);
  await other.isRead();
  await other.mark("Porto").click();
  await other.page.getByTestId("kind-organization").click();
  await expect(desk.mark("Porto")).toHaveAttribute("data-kind", "organization");
  await desk.mark("Reuters").click();
  await desk.page.getByTestId("kind-person").click();
  await expect(other.mark("Reuters")).toHaveAttribute("data-kind", "person");
  await other.mark("Lisbon").click();
  await other.page.getByTestId("kind-facility").click();
  for (const window of [desk, other]) {
    await expect(window.mark("Reuters")).toHaveAttribute("data-kind", "person");
    await expect(window.mark("Lisbon")).toHaveAttribute("data-kind", "facility");
  }
  await desk.page.getByRole("button", { name: "Another article" }).click();
  await desk.read(TUNNEL);
  await expect(other.tabs).toHaveCount(2);
  // Edited in the one, closed in the other: it stays in the list, with what was edited.
  await other.page.getByRole("button", { name: /^Close “Lisbon/ }).click();
  await expect(desk.tabs).toHaveCount(0);
  await other.page.getByTestId("undo-step").click();
  await expect(desk.tabs).toHaveCount(2);
  await other.page.close();
  await desk.page.reload();
  await expect(desk.tabs).toHaveCount(2);
  await desk.tabs.first().click();
  await expect(desk.mark("Reuters")).toHaveAttribute("data-kind", "person");
  expect(other.trouble).toEqual([]);
});

test("an open card outlives what another window changes, until what it shows is gone", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.isKept();
  const other = await secondWindow(desk);
  await other.isRead();
  await desk.mark("Porto").click();
  await desk.page.getByTestId("more").click();
  await desk.page.getByTestId("called").fill("Oporto");
  await other.mark("Eva Brandt").click();
  await other.page.getByTestId("not-a-name").click();
  await expect(desk.mark("Eva Brandt")).toHaveCount(0);
  await expect(desk.card).toContainText("Porto");
  await expect(desk.page.getByTestId("called")).toHaveValue("Oporto");
  await expect(desk.page.getByTestId("called")).toBeFocused();
  // What was typed is what is set.
  await desk.page.keyboard.press("Enter");
  await expect(other.entities.filter({ hasText: "Oporto" })).toHaveCount(1);
  await desk.mark("Porto").click();
  await expect(desk.card).toContainText("Oporto");
  await other.mark("Porto").click();
  await other.page.getByTestId("not-a-name").click();
  await expect(desk.mark("Porto")).toHaveCount(0);
  await expect(desk.card).toHaveCount(0);
  expect(other.trouble).toEqual([]);
});

test("two windows that change the text at once keep both", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.isKept();
  const other = await secondWindow(desk);
  await other.isRead();
  for (const window of [desk, other]) await window.page.getByTestId("edit-text").click();
  // No window hears of the other before both have changed it.
  await Promise.all([
    desk.field.fill(`${BRIDGE}\nThe first window says so.`),
    other.field.fill(`${BRIDGE}\nThe second window says so.`),
  ]);
  await expect
    .poll(() => everything(desk))
    .toMatch(/The (first|second) window says so.*The (first|second) window says so/);
  const kept = await everything(desk);
  expect(kept).toContain("The first window says so.");
  expect(kept).toContain("The second window says so.");
  expect(other.trouble).toEqual([]);
});

test("a closed article is gone back to, renamed, deleted, and all of it comes back", async ({ desk }) => {
  const { page } = desk;
  await desk.read(TUNNEL);
  await page.getByRole("button", { name: "Another article" }).click();
  await desk.read(BRIDGE);
  await page.getByRole("button", { name: /^Close “Harbour/ }).click();
  await page.getByTestId("kept").click();
  const articles = page.getByTestId("kept-article");
  await expect(articles).toHaveCount(2);
  await expect(page.getByTestId("kept-told")).toContainText("2 articles");
  expect(await violations(page)).toEqual([]);
  await articles.filter({ hasText: "Harbour" }).getByTestId("kept-rename").click();
  await page.getByTestId("kept-name").fill("The tunnel");
  await page.keyboard.press("Enter");
  await articles.filter({ hasText: "The tunnel" }).getByTestId("kept-open").click();
  await expect(desk.reading).toContainText("two years later than planned");
  await expect(page).toHaveTitle(/^The tunnel/);
  await page.keyboard.press("k");
  await articles.filter({ hasText: "The tunnel" }).getByTestId("kept-delete").click();
  await expect(articles).toHaveCount(1);
  await page.getByTestId("kept-panel").getByTestId("undo-step").click();
  await expect(articles).toHaveCount(2);
  const all = await saved(page, () => page.getByTestId("download-all").click());
  expect(JSON.parse(all).articles.map(({ name }) => name).sort()).toEqual(["The tunnel", null].sort());
  await page.getByTestId("clear").click();
  await expect(articles).toHaveCount(0);
  await page.getByTestId("bring-back").setInputFiles({
    name: "all.json",
    mimeType: "application/json",
    buffer: Buffer.from(all),
  });
  await expect(articles).toHaveCount(2);
});

test('"Delete everything" leaves nothing on the device, and can be undone', async ({ desk }) => {
  const { page } = desk;
  await desk.read(TUNNEL);
  await desk.isKept();
  await page.getByTestId("kept").click();
  await page.getByTestId("clear").click();
  await expect.poll(() => everything(desk)).not.toContain("Rotterdam");
  await page.getByTestId("kept-panel").getByTestId("undo-step").click();
  await expect.poll(() => everything(desk)).toContain("Rotterdam");
  await page.getByTestId("clear").click();
  await expect.poll(() => everything(desk)).not.toContain("Rotterdam");
  await page.reload();
  await expect(desk.field).toBeVisible();
  await expect(desk.field).toHaveValue("");
});

test("nothing is kept where the reader wants nothing kept, in all windows", async ({ desk }) => {
  const { page } = desk;
  await desk.read(TUNNEL);
  await desk.isKept();
  const other = await secondWindow(desk);
  await other.isRead();
  await page.getByTestId("kept").click();
  await page.getByTestId("keep-nothing").check();
  await expect(page.getByTestId("kept-told")).toContainText("Nothing but this choice is kept");
  await expect.poll(() => everything(desk)).not.toContain("Rotterdam");
  await page.keyboard.press("Escape");
  await other.mark("Antwerp").click();
  await other.page.getByTestId("kind-organization").click();
  await desk.mark("Antwerp").click();
  await page.getByTestId("kind-person").click();
  await page.waitForTimeout(600);
  expect(await everything(desk)).not.toContain("Antwerp");
  // Turned back, what is open is kept again.
  await page.keyboard.press("k");
  await page.getByTestId("keep-nothing").uncheck();
  await expect.poll(() => everything(desk)).toContain("Antwerp");
  await page.getByTestId("keep-nothing").check();
  await other.page.close();
  await expect.poll(() => everything(desk)).not.toContain("Antwerp");
  await page.reload();
  await expect(desk.field).toHaveValue("");
  expect(other.trouble).toEqual([]);
});

test("what an older version kept is moved over", async ({ desk }) => {
  const { page } = desk;
  const whole = { version: 1, front: 1, articles: [{ text: BRIDGE, corrections: [] }, { text: TUNNEL, published: "2023-06-16" }] };
  await page.evaluate((whole) => localStorage.setItem("dateline", JSON.stringify(whole)), whole);
  await page.reload();
  await expect(desk.tabs).toHaveCount(2);
  await desk.tabs.last().click();
  await expect(desk.published).toContainText("16 June 2023");
  await expect.poll(() => page.evaluate(() => localStorage.getItem("dateline"))).toBeNull();
  expect(Object.keys(await desk.kept())).toHaveLength(2);
  await page.reload();
  await expect(desk.tabs).toHaveCount(2);
});

test("what cannot be read is set aside, offered, and never written over", async ({ desk }) => {
  const { page } = desk;
  const newer = JSON.stringify({ version: 7, body: ["Of the future."] });
  await desk.putKept({ "article/a": newer, "article/b": '{"version":1,"tex' });
  await page.evaluate(() => localStorage.setItem("dateline", '{"version":9}'));
  await page.reload();
  await desk.read(TUNNEL);
  await desk.isKept();
  await page.getByTestId("kept").click();
  const unread = page.getByTestId("unread-record");
  await expect(unread).toHaveCount(3);
  await expect(unread.filter({ hasText: "newer version" })).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  const first = unread.filter({ hasText: "newer version" }).first();
  expect(await saved(page, () => first.getByTestId("unread-download").click())).toBe(newer);
  await unread.filter({ hasText: "damaged" }).getByTestId("unread-delete").click();
  await expect.poll(async () => Object.keys(await desk.kept())).not.toContain("article/b");
  expect((await desk.kept())["article/a"]).toBe(newer);
  expect(await page.evaluate(() => localStorage.getItem("dateline"))).toBe('{"version":9}');
});

test("a full store keeps what it has, and says which article it has not", async ({ desk }) => {
  const { page } = desk;
  await desk.read(BRIDGE);
  await desk.isKept();
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    window.makeRoom = () => (IDBObjectStore.prototype.put = put);
    // As a store without room does: the request goes well, and the transaction is given up at its end.
    IDBObjectStore.prototype.put = function () {
      const request = put.apply(this, arguments);
      request.addEventListener("success", () => {
        Object.defineProperty(this.transaction, "error", { value: new DOMException("", "QuotaExceededError") });
        this.transaction.abort();
      });
      return request;
    };
  });
  await page.getByRole("button", { name: "Another article" }).click();
  await desk.read(TUNNEL);
  const unkept = page.getByTestId("unkept");
  await expect(unkept).toContainText("no room");
  await expect(unkept).toContainText("Harbour tunnel");
  const file = await saved(page, () => page.getByTestId("unkept-download").click());
  expect(JSON.parse(file).articles[0].text).toBe(TUNNEL);
  expect(JSON.stringify(await desk.kept())).toContain("Lisbon");
  await page.evaluate(() => window.makeRoom());
  await desk.changeDate("2023-06-16");
  await expect(unkept).toHaveCount(0);
  expect(JSON.stringify(await desk.kept())).toContain("Rotterdam");
});

test("where nothing can be kept, the page works and says so", async ({ page, site }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "SecurityError");
    };
  });
  const desk = new Desk(page, site.url);
  await desk.open();
  await desk.read(TUNNEL);
  await expect(page.getByTestId("unkept")).toContainText("does not let the page keep anything");
  expect(desk.trouble).toEqual([]);
});
