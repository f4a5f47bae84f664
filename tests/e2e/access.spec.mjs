import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { TUNNEL } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe has against the page as it stands. */
async function violations(page) {
  // Evaluated by the debugger, so the page's policy against foreign scripts stays as it is.
  await page.evaluate(AXE);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })));
}

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
