// What somebody does who has never seen the page, with no manual: once with the mouse, once with keys alone.
import { readFileSync } from "node:fs";
import { BRIDGE } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";
import { schemaErrors } from "./schema.mjs";

const corrections = (desk) => desk.page.getByTestId("corrections").getByRole("listitem");

/** All three corrections hold; and nothing else. */
async function isMended(desk) {
  await expect(corrections(desk)).toHaveCount(3);
  for (const nth of [0, 1, 2]) await expect(desk.mark("Reuters", nth)).toHaveAttribute("data-kind", "person");
  await expect(desk.entities.filter({ hasText: /^Holm/ })).toHaveCount(1);
}

async function isAsItWas(desk) {
  await expect(desk.page.getByTestId("corrections")).not.toBeVisible();
  await expect(desk.mark("Reuters")).toHaveAttribute("data-kind", "organization");
  await expect(desk.entities.filter({ hasText: /^Holm/ })).toHaveCount(0);
}

/** The file says what was changed. */
function saysWhatWasChanged(analysis) {
  const said = analysis.corrections.map(({ act, scope, outcome, places }) => [act, scope, outcome, places.length]);
  expect(said).toEqual([
    [{ name: { kind: "person" } }, "article", "applied", 3],
    ["apart", "here", "applied", 1],
    [{ date: { value: "27 Feb", from: null } }, "here", "applied", 1],
  ]);
  expect(analysis.entities.find(({ name }) => name === "Reuters").set_by).toBe("reader");
  const tuesday = analysis.timexes.find(({ text }) => text === "Tuesday");
  expect(tuesday).toMatchObject({ value: "2024-02-27", set_by: "reader" });
  expect(schemaErrors("analysis-1", analysis)).toEqual([]);
}

test("with the mouse", async ({ desk }) => {
  const { page } = desk;
  await desk.read(BRIDGE);
  // A wrong kind, everywhere.
  await desk.mark("Reuters").click();
  await expect(desk.card).toContainText("At all 3 places");
  await page.getByTestId("kind-person").click();
  // The second Holm is somebody else.
  await desk.mark("Holm").click();
  await page.getByTestId("everywhere").uncheck();
  await page.getByTestId("more").click();
  await page.getByTestId("apart").click();
  // A date.
  await desk.mark("Tuesday").click();
  await page.getByTestId("date-value").fill("27 Feb");
  await page.getByTestId("date-value-set").click();
  await isMended(desk);
  for (let step = 0; step < 3; step += 1) await page.getByTestId("undo-step").click();
  await isAsItWas(desk);
  for (let step = 0; step < 3; step += 1) await page.getByTestId("redo-step").click();
  await isMended(desk);
  await page.reload();
  await isMended(desk);
  // A second window has it all, and tells the first what it changes.
  const second = new Desk(await page.context().newPage(), desk.url);
  await second.page.goto(desk.url);
  await isMended(second);
  await second.mark("Porto").click();
  await second.page.getByTestId("not-a-name").click();
  await expect(desk.mark("Porto")).toHaveCount(0);
  await second.page.getByTestId("undo-step").click();
  await expect(desk.mark("Porto")).not.toHaveCount(0);
  saysWhatWasChanged(await second.analysis());
  expect(second.trouble).toEqual([]);
});

test("with keys alone", async ({ desk }) => {
  const { page } = desk;
  const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const tabTo = async (testid) => {
    for (let step = 0; step < 120; step += 1) {
      if ((await desk.focused()) === testid) return;
      await press("Tab");
    }
    throw new Error(`Tab does not lead to ${testid}`);
  };
  /** From where the focus is: the arrows of the text. */
  const walkTo = async (words, key = "ArrowRight") => {
    for (let step = 0; step < 60; step += 1) {
      await press(key);
      if ((await desk.focused()) === words) return;
    }
    throw new Error(`no arrow leads to ${words}`);
  };
  await tabTo("paste");
  await page.evaluate((text) => navigator.clipboard.writeText(text), BRIDGE);
  await press("Control+v");
  await desk.isRead();
  await tabTo("reading");
  await walkTo("Reuters");
  await press("1");
  await expect(desk.said).toContainText("Reuters is a person, 3 places");
  await expect.poll(() => desk.focused()).toBe("Reuters");
  await walkTo("Holm");
  await press("Enter");
  await tabTo("everywhere");
  await press("Space");
  await tabTo("more");
  await press("Enter");
  await tabTo("apart");
  await press("Enter");
  await expect(desk.said).toContainText("Holm is somebody else");
  await expect.poll(() => desk.focused()).toBe("Holm");
  await walkTo("Tuesday", "ArrowLeft");
  await press("d");
  await expect.poll(() => desk.focused()).toBe("date-value");
  await page.keyboard.type("27 Feb");
  await press("Enter");
  await expect(desk.said).toContainText("27 Feb");
  await isMended(desk);
  await press("Control+z", "Control+z", "Control+z");
  await isAsItWas(desk);
  await press("Control+Shift+Z", "Control+Shift+Z", "Control+Shift+Z");
  await isMended(desk);
  await page.reload();
  await isMended(desk);
  const second = new Desk(await page.context().newPage(), desk.url);
  await second.page.goto(desk.url);
  await isMended(second);
  await second.page.close();
  await page.bringToFront();
  await tabTo("download-json");
  const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  saysWhatWasChanged(JSON.parse(readFileSync(await download.path(), "utf8")));
});
