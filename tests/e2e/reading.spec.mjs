import { COURIER, TUNNEL, WIRE } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

test("a pasted article is read: names, dates and quantities are marked", async ({ desk }) => {
  await desk.read(TUNNEL);
  await expect(desk.mentionsOf("place").filter({ hasText: "Antwerp" }).first()).toBeVisible();
  await expect(desk.mentionsOf("person").filter({ hasText: "Ines de Wit" }).first()).toBeVisible();
  await expect(desk.mentionsOf("date").filter({ hasText: "Tuesday" })).toHaveCount(1);
  await expect(desk.mentionsOf("quantity").filter({ hasText: "$200 million" })).toHaveCount(1);
});

test("typing is read as well, when it pauses", async ({ desk }) => {
  await desk.field.pressSequentially("The mayor met Angela Merkel in Berlin.");
  await desk.page.getByTestId("read").click();
  await expect(desk.mentionsOf("place").filter({ hasText: "Berlin" })).toHaveCount(1);
});

test("the text stays the reader's: copying it brings no labels along", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.reading.click({ position: { x: 2, y: 2 } });
  const copied = await desk.page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("[data-testid=reading]"));
    return getSelection().toString();
  });
  const words = (text) => text.split(/\s+/).filter(Boolean);
  expect(words(copied)).toEqual(words(TUNNEL));
});

test("the legend takes a kind's ink away and brings it back", async ({ desk }) => {
  await desk.read(TUNNEL);
  const place = desk.mentionsOf("place").first();
  const ink = () => place.evaluate((mark) => getComputedStyle(mark).backgroundColor);
  const marked = await ink();
  await desk.legend("place").click();
  await expect(desk.legend("place")).toHaveAttribute("aria-pressed", "false");
  await expect.poll(ink).not.toBe(marked);
  await desk.page.getByTestId("codes").click();
  await desk.legend("place").click();
  await expect.poll(ink).toBe(marked);
  await expect(desk.reading).toHaveClass(/codes/);
});

test("a name shows every place that names it", async ({ desk }) => {
  await desk.read(TUNNEL);
  const entry = desk.entities.filter({ hasText: "Ines de Wit" });
  await entry.click();
  await expect(entry).toHaveAttribute("aria-pressed", "true");
  const id = await desk.mentionsOf("person").first().getAttribute("data-of");
  const all = desk.reading.locator(`[data-of=${id}]`);
  expect(await all.count()).toBeGreaterThan(1);
  const tints = (marks) => marks.evaluateAll((found) => found.map((mark) => getComputedStyle(mark).backgroundColor));
  const clear = "rgba(0, 0, 0, 0)";
  await expect.poll(() => tints(all)).not.toContain(clear);
  const others = await tints(desk.mentionsOf("place"));
  expect(others.every((tint) => /transparent|, 0\)$|\/ 0\)$/.test(tint))).toBe(true);
});

test("the text is a click away from being changed", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("edit-text").click();
  await expect(desk.field).toBeVisible();
  await expect(desk.field).toHaveValue(TUNNEL);
  await desk.field.fill("Angela Merkel came to Lisbon.");
  await desk.page.getByTestId("read").click();
  await expect(desk.mentionsOf("place").filter({ hasText: "Lisbon" })).toHaveCount(1);
  await expect(desk.reading).not.toContainText("Rotterdam");
});

test("the samples are two outlets on one event", async ({ desk }) => {
  await desk.page.getByTestId("sample-1").click();
  await desk.isRead();
  const title = (await desk.reading.getByRole("heading").first().innerText()).trim();
  expect([WIRE, COURIER].filter((text) => text.includes(title))).toHaveLength(1);
});

test("rich text becomes plain text: paragraphs stay, scripts never run", async ({ desk }) => {
  await desk.pasteAs({
    "text/plain": "not this",
    "text/html": `<h1>Lisbon elects a mayor</h1><p>Angela Merkel visited <b>Lisbon</b> on Tuesday.</p>
      <script>window.harmed = 1</script><img src="x" onerror="window.harmed = 2">
      <p onclick="window.harmed = 3">She then left for <a href="javascript:window.harmed = 4">Porto</a>.</p>`,
  });
  await desk.isRead();
  await expect(desk.reading).toContainText("Angela Merkel visited Lisbon on Tuesday.");
  await expect(desk.reading).not.toContainText("harmed");
  await expect(desk.reading.locator("script, img, a, b")).toHaveCount(0);
  expect(await desk.page.evaluate(() => window.harmed)).toBeUndefined();
});

test("the page is there before the program is, and keeps what is pasted meanwhile", async ({ page, site }) => {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route(/app.*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: "commit" });
  const first = page.getByRole("textbox", { name: "Article text" });
  await first.fill(TUNNEL);
  go();
  await expect(page.getByTestId("mention").first()).toBeVisible();
  await expect(page.locator("#first-view")).toHaveCount(0);
});

test("a copy is as clean rich as plain", async ({ desk }) => {
  await desk.read(TUNNEL);
  const copied = await desk.page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("[data-testid=reading]"));
    const clipboardData = new DataTransfer();
    document
      .querySelector("[data-testid=reading]")
      .dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
    return { plain: clipboardData.getData("text/plain"), rich: clipboardData.getData("text/html") };
  });
  expect(copied.plain).toContain("two years later than planned.\n\nThe work cost");
  expect(copied.rich).toContain("<h2>Harbour tunnel opens after two-year delay</h2><p>");
  expect(copied.rich).not.toMatch(/class|span|style/);
});
