import { readFileSync } from "node:fs";
import { COURIER, WIRE } from "./articles.mjs";
import { expect, test } from "./desk.mjs";
import { violations } from "./axe.mjs";
import { schemaErrors } from "./schema.mjs";

/** Opens both articles, then what they say together. */
async function both(desk) {
  await desk.read(WIRE);
  await desk.page.getByRole("button", { name: "Another article" }).click();
  await desk.read(COURIER);
  await desk.page.getByTestId("dossier-tab").click();
  await expect(desk.dossier.getByTestId("dossier-row").first()).toBeVisible();
}

test("two articles become one timeline, with a badge for every source", async ({ desk }) => {
  await both(desk);
  const shared = desk.dossier.getByTestId("dossier-row").filter({ has: desk.page.getByTestId("source").nth(1) });
  expect(await shared.count()).toBeGreaterThan(0);
  const badges = shared.first().getByTestId("source");
  await expect(badges.nth(0)).toHaveText("A");
  await expect(badges.nth(1)).toHaveText("B");
});

test("a badge leads to the sentence in its article", async ({ desk }) => {
  await both(desk);
  const badge = desk.dossier.getByRole("button", { name: "Show it in article A" }).first();
  await badge.click();
  await expect(desk.tabs.first()).toHaveAttribute("aria-current", "page");
  await expect(desk.reading.locator(".s.lit").first()).toBeInViewport();
});

test("the dossier's JSON follows its schema", async ({ desk }) => {
  await both(desk);
  const [download] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByTestId("download-dossier").click(),
  ]);
  const dossier = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(schemaErrors("dossier-1", dossier)).toEqual([]);
  expect(dossier.articles).toHaveLength(2);
});

for (const width of [1440, 360]) {
  test(`the dossier shuts nobody out, ${width} px wide`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height: 800 });
    await both(desk);
    expect(await violations(desk.page)).toEqual([]);
    expect(await desk.fits()).toBe(true);
  });
}

test("where the tabs are many for the window, none hides another", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 768, height: 800 });
  await both(desk);
  const boxes = await desk.page.getByRole("navigation", { name: "Articles" }).getByRole("button").evaluateAll(
    (buttons) => buttons.map((button) => button.getBoundingClientRect()).filter(({ width }) => width > 0),
  );
  expect(boxes.length).toBeGreaterThan(3);
  const hidden = boxes.slice(1).filter((box, before) => box.left < boxes[before].right - 1);
  expect(hidden).toEqual([]);
});

test("closing an article takes it out of the dossier, and undoing brings it back", async ({ desk }) => {
  await both(desk);
  await desk.page.getByRole("button", { name: /^Close/ }).first().click();
  await expect(desk.page.getByTestId("dossier-tab")).toHaveCount(0);
  await desk.page.getByTestId("undo").click();
  await desk.page.getByTestId("dossier-tab").click();
  await expect(desk.dossier.getByTestId("dossier-row").first()).toBeVisible();
});

test("a bar of the strip leads to its article", async ({ desk }) => {
  await both(desk);
  await desk.dossier.locator(".bar text").first().click();
  await expect(desk.reading).toBeVisible();
  await expect(desk.reading.locator(".s.lit").first()).toBeInViewport();
  // The strip is gone from under the pointer; moving on is no fault.
  await desk.page.mouse.move(5, 5);
});

test("what the articles agree on, where they differ and what one alone tells stand apart", async ({ desk }) => {
  await both(desk);
  const all = await desk.dossier.getByTestId("dossier-row").count();
  const shown = async (name) => {
    const choice = desk.dossier.getByTestId("which").filter({ hasText: name });
    if (await choice.isDisabled()) return 0;
    await choice.click();
    return desk.dossier.getByTestId("dossier-row").count();
  };
  let sum = 0;
  for (const name of ["Agree", "Differ", "Only A", "Only B"]) sum += await shown(name);
  expect(sum).toBe(all);
});

test("a name of the dossier opens in its article", async ({ desk }) => {
  await both(desk);
  await desk.dossier.getByTestId("appearance").first().click();
  await expect.poll(() => desk.here()).not.toBeNull();
});

test("the timeline of the dossier is copied as text, a row a line", async ({ desk }) => {
  await both(desk);
  await desk.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await desk.page.getByRole("button", { name: "Copy timeline" }).click();
  await expect(desk.said).toContainText("Copied");
  const lines = (await desk.page.evaluate(() => navigator.clipboard.readText())).trim().split("\n");
  expect(lines).toHaveLength(await desk.dossier.getByTestId("dossier-row").count());
  for (const line of lines) expect(line).toMatch(/^.+: .+ \([A-Z, ]+\)$/);
});

test("every name of the dossier can be shown", async ({ desk }) => {
  await both(desk);
  const names = desk.dossier.getByTestId("dossier-entity");
  const all = desk.dossier.getByRole("button", { name: /^Show all/ });
  while ((await all.count()) > 0) await all.first().click();
  await expect(names.filter({ visible: false })).toHaveCount(0);
});
