// The page before its program is there: it looks as it will, and keeps what is done meanwhile.
import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";
import { firstView } from "./first-view.mjs";

/** Opens the page while its program does not come; `start` lets it come and waits until it is there. */
async function withoutProgram(page, site) {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route(/app-\w+_bg\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  const scriptIsThere = page.waitForResponse(/early-\w+\.js$/);
  await page.goto(site.url, { waitUntil: "commit" });
  await scriptIsThere;
  // Whoever hears of a click hears what follows.
  await page.waitForFunction(() => document.styleSheets.length > 0 && document.readyState !== "loading");
  return async () => {
    go();
    await expect(page.locator("#first-view")).toHaveCount(0);
  };
}

const field = (page) => page.getByRole("textbox", { name: "Article text" });

/** The screen as it stands, but for a caret that blinks. */
const picture = (page) => page.screenshot({ caret: "hide" });

// After a wanted change of the empty page: `make first-view`.
test("the first view is the empty page as the program draws it", async ({ desk }) => {
  await expect(desk.field).toBeFocused();
  await expect(desk.page.locator("dialog.keys")).toHaveCount(1);
  expect(await desk.page.evaluate(firstView)).toMatchSnapshot("first-view.html");
});

for (const width of [1440, 360]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`the program takes over without a move, ${width} px wide and ${colorScheme}`, async ({ page, site }) => {
      await page.setViewportSize({ width, height: 1000 });
      await page.emulateMedia({ colorScheme });
      const start = await withoutProgram(page, site);
      await expect(field(page)).toBeFocused();
      await expect(page.getByRole("button", { name: "Continental Wire" })).toBeVisible();
      const before = await picture(page);
      await start();
      await expect(page.getByTestId("paste")).toBeFocused();
      expect(before.equals(await picture(page)), "not a pixel differs").toBe(true);
      const moved = await page.evaluate(
        () =>
          new Promise((done) => {
            new PerformanceObserver((list) => done(list.getEntries().length)).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(0), 500);
          }),
      );
      expect(moved).toBe(0);
    });
  }
}

test("what is pasted before the program is there is read once it is", async ({ page, site }) => {
  const start = await withoutProgram(page, site);
  await field(page).fill(TUNNEL);
  await start();
  await expect(page.getByTestId("mention").first()).toBeVisible();
});

test("who types goes on typing", async ({ page, site }) => {
  const start = await withoutProgram(page, site);
  await field(page).click();
  await page.keyboard.type("The harbor opened.");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowLeft");
  await start();
  await page.keyboard.type("has ");
  await expect(page.getByTestId("paste")).toHaveValue("The harbor has opened.");
  await expect(page.getByTestId("paste")).toBeFocused();
});

test("of a page that is pasted early the markup is read, too", async ({ page, site }) => {
  const start = await withoutProgram(page, site);
  const html = `<meta property="article:published_time" content="2024-03-08"><h1>Quay opens again</h1>
    <p>The quay in Lisbon opened again on Tuesday after two years of work, its owner said.</p>`;
  await field(page).click();
  await page.evaluate(async (html) => {
    const plain = "Quay opens again\n\nThe quay in Lisbon opened again on Tuesday after two years of work, its owner said.";
    const kinds = { "text/html": html, "text/plain": plain };
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, html);
  await page.keyboard.press("Control+V");
  await expect(field(page)).toHaveValue(/Quay opens again/);
  await start();
  await expect(page.getByTestId("reading").getByRole("heading", { name: "Quay opens again" })).toBeVisible();
  await expect(page.getByTestId("mention").first()).toBeVisible();
});

test("a sample that is pressed early opens", async ({ page, site }) => {
  const start = await withoutProgram(page, site);
  await page.getByRole("button", { name: "The Corrib Courier" }).click();
  await start();
  await expect(page.getByTestId("reading")).toContainText("Galway signs");
});

test("a file that is dropped early opens", async ({ page, site }) => {
  const start = await withoutProgram(page, site);
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "tunnel.txt", { type: "text/plain" }));
    return data;
  }, TUNNEL);
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  await start();
  await expect(page.getByTestId("mention").first()).toBeVisible();
});
