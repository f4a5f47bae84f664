import { COURIER, TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

test("Back and Forward walk the tabs, and the window is named after the article", async ({ desk }) => {
  const { page } = desk;
  await desk.read(TUNNEL);
  await expect(page).toHaveTitle(/^Harbour tunnel opens after two-year delay – Dateline$/);
  await page.getByRole("button", { name: "Another article" }).click();
  await desk.read(COURIER);
  await expect(page).toHaveTitle(/^Galway signs/);
  await page.goBack();
  await expect(desk.reading).toContainText("two years later than planned");
  await expect(page).toHaveTitle(/^Harbour tunnel/);
  await page.goForward();
  await expect(page).toHaveTitle(/^Galway signs/);
});

test("Back returns from a jump", async ({ desk }) => {
  const { page } = desk;
  await page.setViewportSize({ width: 1440, height: 500 });
  await desk.read(`${TUNNEL}\n${"The harbour is deep.\n\n".repeat(60)}`);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const before = await page.evaluate(() => scrollY);
  await desk.rows.filter({ hasText: /5 Mar/ }).first().click();
  await expect(page.getByTestId("back")).toBeVisible();
  await page.goBack();
  await expect(page.getByTestId("back")).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test("on a phone, Back goes through the parts of the page", async ({ desk }) => {
  const { page } = desk;
  await page.setViewportSize({ width: 360, height: 740 });
  await desk.read(TUNNEL);
  await page.getByRole("button", { name: "Summary", exact: true }).click();
  await expect(page.locator("main")).toHaveAttribute("data-pane", "summary");
  await page.goBack();
  await expect(page.locator("main")).toHaveAttribute("data-pane", "read");
});

test("the lists are found in and put in order", async ({ desk }) => {
  const { page } = desk;
  await desk.read(TUNNEL);
  const people = () => desk.entities.locator(".name").allTextContents();
  const order = page.getByTestId("order");
  await order.selectOption("by name");
  const named = await page.locator(".list").first().getByTestId("entity-item").locator(".name").allTextContents();
  expect(named).toEqual(named.toSorted((one, other) => one.localeCompare(other)));
  await order.selectOption("by first mention");
  const text = await desk.reading.textContent();
  const first = await page.locator(".list").first().getByTestId("entity-item").locator(".name").allTextContents();
  const places = first.map((name) => text.indexOf(name)).filter((place) => place >= 0);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const all = (await people()).length;
  await page.getByTestId("find").fill("wit");
  await expect.poll(people).toEqual(["Ines de Wit"]);
  await page.getByTestId("find").fill("");
  await expect.poll(async () => (await people()).length).toBe(all);
});

test("facts, rows and quotes say how they are known", async ({ desk }) => {
  await desk.read(TUNNEL);
  const brief = desk.page.getByTestId("brief");
  await expect(brief.locator(".rows .status").first()).toHaveText(/stated|worked out|according to|roughly/);
  await expect(desk.rows).toHaveCount(await brief.locator(".rows .status").count());
});
