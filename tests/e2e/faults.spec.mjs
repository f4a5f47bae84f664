// Parts of the program that do not come: the reader is told, and what was put in stays.
import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

const field = (page) => page.getByRole("textbox", { name: "Article text" });

/** Lets the time pass after which the page owns up that nothing comes. */
const wait = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

for (const [what, path] of [
  ["the script that starts it", /\/start-\w+\.js$/],
  ["the bindings", /\/app-\w+\.js$/],
]) {
  test(`without ${what} the page says so and keeps the text`, async ({ page, site }) => {
    await page.route(path, (route) => route.abort());
    await page.goto(site.url);
    await field(page).fill(TUNNEL);
    const late = page.getByText("The reader has not come yet");
    await expect(late).toBeHidden();
    await wait(page);
    await expect(late).toBeVisible();
    await expect(field(page)).toHaveValue(TUNNEL);
  });
}

test("a program that stalls is owned up to, and starts when it comes", async ({ page, site }) => {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route(/app-\w+_bg\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(site.url, { waitUntil: "commit" });
  await field(page).fill(TUNNEL);
  await wait(page);
  await expect(page.getByText("The reader has not come yet")).toBeVisible();
  go();
  await expect(page.getByTestId("mention").first()).toBeVisible();
  await expect(page.getByText("The reader has not come yet")).toHaveCount(0);
});

for (const [fault, answer] of [
  ["missing", { status: 404, body: "" }],
  ["cut short", { status: 200, contentType: "application/wasm", body: Buffer.from("\0asm\x01\0\0\0\x01", "latin1") }],
]) {
  test(`a program that is ${fault} is told at once, and the text stays`, async ({ page, site }) => {
    await page.route(/app-\w+_bg\.wasm$/, (route) => route.fulfill(answer));
    await page.goto(site.url);
    await expect(page.getByRole("alert")).toContainText("could not start");
    await field(page).fill(TUNNEL);
    await expect(field(page)).toHaveValue(TUNNEL);
  });
}
