import { COURIER, TUNNEL, WIRE } from "./articles.mjs";
import { violations } from "./axe.mjs";
import { expect, test } from "./desk.mjs";

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const width of [1440, 768, 360]) {
      test(`nothing shuts anybody out, ${colorScheme}, ${width} px wide`, async ({ desk }) => {
        await desk.page.setViewportSize({ width, height: 800 });
        const states = {};
        const look = async (state) => {
          states[state] = { violations: await violations(desk.page), fits: await desk.fits() };
        };
        await look("empty");
        await desk.read(TUNNEL);
        await look("reading");
        await desk.mentionsOf("person").first().click();
        await desk.page.getByTestId("more").click();
        await look("a name chosen");
        await desk.page.keyboard.press("Escape");
        await desk.mentionsOf("date").first().click();
        await look("a date chosen");
        await desk.page.keyboard.press("Escape");
        await desk.select("opened its new tunnel");
        await look("words selected");
        await desk.page.keyboard.press("Escape");
        for (const part of ["Timeline", "Who", "Summary"]) {
          await desk.turnTo(part);
          await look(part);
        }
        const clean = { violations: [], fits: true };
        for (const state of Object.keys(states)) expect({ [state]: states[state] }).toEqual({ [state]: clean });
      });
    }
  });
}

test("forced colors shut nobody out, and show what is selected and lit", async ({ desk }) => {
  await desk.page.emulateMedia({ forcedColors: "active" });
  await desk.read(TUNNEL);
  await desk.mentionsOf("person").first().click();
  expect(await violations(desk.page)).toEqual([]);
  const outline = (selector) =>
    desk.page.locator(selector).first().evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(await outline("[data-testid=mention][data-kind=person]")).toBe("solid");
  await desk.rows.first().hover();
  await expect.poll(() => outline(".s.lit")).toBe("dashed");
});

test("what a row rests on wraps where there is little room", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 360, height: 800 });
  await desk.read(
    "Published: March 8, 2024\n\nBridge closed\n\nThe bridge in Lisbon was closed on Tuesday, " +
      "the Portuguese National Authority for Railways and Bridges said.\n",
  );
  await desk.turnTo("Timeline");
  await expect(desk.page.locator(".rows .status").first()).toContainText("Authority");
  expect(await desk.fits()).toBe(true);
});

test("targets are large enough to be hit", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 360, height: 800 });
  await desk.read(TUNNEL);
  await desk.mentionsOf("person").first().click();
  const small = await desk.page.locator("button:visible, summary:visible").evaluateAll((buttons) =>
    buttons
      .filter((button) => !button.classList.contains("link"))
      .map((button) => ({ words: button.textContent || button.ariaLabel, box: button.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 24 || box.height < 24)
      .map(({ words, box }) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});

test("all text grows with the reader's font size, and nothing sticks out", async ({ desk }) => {
  for (const width of [1440, 768]) {
    await desk.page.setViewportSize({ width, height: 900 });
    if (width === 1440) await desk.read(TUNNEL);
    await desk.page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
    const usual = await desk.reading.evaluate((reading) => parseFloat(getComputedStyle(reading).fontSize));
    await desk.page.evaluate(() => document.documentElement.style.setProperty("font-size", "24px"));
    const large = await desk.reading.evaluate((reading) => parseFloat(getComputedStyle(reading).fontSize));
    expect(large / usual).toBeCloseTo(1.5, 1);
    expect(await desk.fits()).toBe(true);
  }
});

test("the print has strip, facts, all entries, headline and date, and nothing to press", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.emulateMedia({ media: "print" });
  for (const part of [".strip svg", ".facts", ".summary", ".rows", ".print-head", ".reading h2"]) {
    await expect(desk.page.locator(part).first(), part).toBeVisible();
  }
  await expect(desk.page.locator(".print-head")).toContainText("Reuters");
  await expect(desk.page.locator(".article-line")).toContainText("8 March 2024");
  const hidden = desk.page.locator(".list li").filter({ visible: false });
  await expect(hidden).toHaveCount(0);
  for (const part of [".masthead", ".legend", ".toggle", ".hide", ".find", ".strip-switch"]) {
    await expect(desk.page.locator(part).filter({ visible: true }), part).toHaveCount(0);
  }
});

test("the list of keys opens at its beginning, however small the window", async ({ desk }) => {
  await desk.page.setViewportSize({ width: 360, height: 600 });
  await desk.read(TUNNEL);
  await desk.reading.focus();
  await desk.page.keyboard.press("?");
  await expect(desk.page.getByRole("heading", { name: "Keys" })).toBeInViewport();
  await desk.page.keyboard.press("Tab");
  await expect(desk.page.getByTestId("announce")).toBeFocused();
});

for (const [name, media] of [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["forced colors", { forcedColors: "active" }],
]) {
  test(`menus, windows, the dossier and the help shut nobody out, ${name}`, async ({ desk, site }) => {
    const { page } = desk;
    await page.emulateMedia(media);
    const states = {};
    const look = async (state) => {
      states[state] = await violations(page);
    };
    await look("empty");
    await desk.read(WIRE);
    await page.getByTestId("take-away").click();
    await look("Take away");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await look("keys");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Another article" }).click();
    await desk.read(COURIER);
    await page.getByTestId("dossier-tab").click();
    await expect(desk.dossier).toBeVisible();
    await look("dossier");
    await page.getByTestId("kept").click();
    await look("kept");
    await page.goto(`${site.url}help.html`);
    await look("help");
    for (const state of Object.keys(states)) expect({ [state]: states[state] }).toEqual({ [state]: [] });
  });
}
