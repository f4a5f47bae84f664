import { BRIDGE, TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

test("a row of the timeline leads to its sentence, and back", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 1440, height: 500 });
  await desk.read(TUNNEL + "\n" + "The harbour is deep.\n\n".repeat(60));
  const row = desk.rows.filter({ hasText: /5 Mar/ }).first();
  await desk.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const before = await desk.page.evaluate(() => scrollY);
  await row.click();
  const sentence = desk.reading.locator(".s").filter({ hasText: "signed a treaty in Antwerp" });
  await expect(sentence).toBeInViewport();
  await desk.page.getByTestId("back").click();
  await expect.poll(() => desk.page.evaluate(() => scrollY)).toBe(before);
});

test("the drawing and the list have the same rows", async ({ desk }) => {
  await desk.read(TUNNEL);
  const drawing = desk.page.getByTestId("timeline-svg");
  await expect(drawing).toBeVisible();
  expect(await desk.rows.count()).toBeGreaterThan(1);
});

test("the keyboard walks the rows", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.rows.first().focus();
  await desk.page.keyboard.press("ArrowDown");
  await expect(desk.rows.nth(1)).toBeFocused();
  await desk.page.keyboard.press("Enter");
  await expect(desk.reading.locator(".s.lit").first()).toBeInViewport();
});

test("every date of the text has its place, not only the events", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.page.getByTestId("strip-dates").click();
  await expect(desk.page.getByTestId("timeline-svg")).toContainText("Tuesday");
  await expect(desk.page.getByTestId("timeline-svg")).toContainText("next Monday");
  await desk.page.locator(".strip-walk").focus();
  await desk.page.keyboard.press("ArrowRight");
  await desk.page.keyboard.press("Enter");
  await expect.poll(() => desk.here()).not.toBeNull();
});

test("where nothing has a day, the rows are listed", async ({ desk }) => {
  await desk.read("The mayor of Lisbon once opened a bridge.\n\nRecently she opened another bridge in Porto.\n");
  const listed = desk.page.locator(".strip-list li");
  const rows = await desk.rows.count();
  if (rows > 0) await expect(listed).toHaveCount(rows);
});

for (const width of [768, 1024]) {
  test(`at ${width} px the summary is in sight beside the text`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.read(BRIDGE);
    await expect(desk.page.getByTestId("summary")).toBeInViewport();
    expect(await desk.fits()).toBe(true);
  });
}

for (const width of [1440, 1024, 768, 360]) {
  test(`at ${width} px nothing covers a label of the strip`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height: 900 });
    await desk.read(BRIDGE);
    await desk.turnTo("Timeline");
    const covered = await desk.page.locator(".strip svg text").evaluateAll((labels) =>
      labels
        .filter((label) => {
          const { left, right, top, bottom } = label.getBoundingClientRect();
          const ends = [left + 1, right - 1].filter((x) => x > 0 && x < innerWidth);
          return ends.some((x) => document.elementFromPoint(x, (top + bottom) / 2)?.closest("button"));
        })
        .map((label) => label.textContent.trim()),
    );
    expect(covered).toEqual([]);
    await expect(desk.page.locator(".strip .published-label")).toBeVisible();
  });
}
