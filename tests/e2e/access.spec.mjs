import { TUNNEL } from "./articles.mjs";
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
  expect(await outline(".m.chosen")).toBe("solid");
  await desk.rows.first().hover();
  await expect.poll(() => outline(".s.lit")).toBe("dashed");
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
