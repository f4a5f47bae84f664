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
        await look("a name chosen");
        const clean = { violations: [], fits: true };
        expect(states).toEqual({ empty: clean, reading: clean, "a name chosen": clean });
      });
    }
  });
}
