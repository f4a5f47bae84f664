// What a name is called and who else it is, what a date is counted from, and what holds in every article.
import { readFileSync } from "node:fs";
import { BRIDGE } from "./articles.mjs";
import { expect, test } from "./desk.mjs";

const names = (analysis) => analysis.entities.map(({ name }) => name);
const valueOf = (analysis, text) => analysis.timexes.find((timex) => timex.text === text)?.value;

for (const width of [1440, 360]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("two names become one, by pointer", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Porto").click();
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("same-as").fill("lisb");
      await desk.page.getByTestId("same-as-choice").first().click();
      await expect(desk.said).toContainText("Porto is the same as Lisbon");
      await expect.poll(async () => names(await desk.analysis())).not.toContain("Porto");
      await desk.page.getByTestId("undo-step").click();
      await expect.poll(async () => names(await desk.analysis())).toContain("Porto");
    });

    test("a name is called otherwise, in the lists and in what is taken away", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Porto").click();
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("called").fill("Oporto");
      await desk.page.getByTestId("called-set").click();
      await desk.turnTo("Who");
      await expect(desk.entities.filter({ hasText: "Oporto" })).toHaveCount(1);
      await expect.poll(async () => names(await desk.analysis())).toContain("Oporto");
    });

    test("what is no date is none", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Tuesday").click();
      await desk.page.getByTestId("not-a-date").click();
      await expect(desk.mark("Tuesday")).toHaveCount(0);
      expect(valueOf(await desk.analysis(), "Tuesday")).toBeUndefined();
    });

    test("a date is counted from another day", async ({ desk }) => {
      await desk.read(BRIDGE);
      expect(valueOf(await desk.analysis(), "next Monday")).toBe("2024-03-11");
      await desk.mark("next Monday").click();
      await desk.page.getByTestId("date-from").fill("1 Feb 2024");
      await desk.page.getByTestId("date-from-set").click();
      await expect.poll(async () => valueOf(await desk.analysis(), "next Monday")).toBe("2024-02-05");
    });

    test("what holds in every article leaves as a file, is taken back, and comes back", async ({ desk }) => {
      await desk.read(BRIDGE);
      await desk.mark("Reuters").click();
      await desk.page.getByTestId("more").click();
      await desk.page.getByTestId("never").click();
      await desk.turnTo("Who");
      const personal = desk.page.getByTestId("personal");
      await expect(personal).toContainText("Reuters is not a name");
      await desk.page.getByText("Corrections as a file").click();
      const [download] = await Promise.all([
        desk.page.waitForEvent("download"),
        desk.page.getByTestId("export-corrections").click(),
      ]);
      const file = readFileSync(await download.path());
      await personal.getByRole("button", { name: /^Take back/ }).click();
      await expect(personal).toBeHidden();
      await expect(desk.mark("Reuters")).not.toHaveCount(0);
      await desk.page.getByTestId("import-corrections").setInputFiles({
        name: "mine.json",
        mimeType: "application/json",
        buffer: file,
      });
      await expect(personal).toContainText("Reuters is not a name");
      await expect(desk.mark("Reuters")).toHaveCount(0);
    });
  });
}
