import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { COURIER, TUNNEL, WIRE } from "./articles.mjs";
import { expect, test } from "./desk.mjs";
import { schemaErrors } from "./schema.mjs";

const COMMAND_LINE = fileURLToPath(new URL("../../target/debug/dateline", import.meta.url));

test("the JSON follows the published schema", async ({ desk }) => {
  await desk.read(TUNNEL);
  const { name, text } = await desk.download();
  expect(name).toMatch(/\.json$/);
  expect(schemaErrors("analysis-1", JSON.parse(text))).toEqual([]);
});

for (const [outlet, article] of Object.entries({ WIRE, COURIER, TUNNEL: `😀 ${TUNNEL}` })) {
  test(`the page and the command line say the same of ${outlet}`, async ({ desk }) => {
    await desk.read(article);
    const { text, ...here } = JSON.parse((await desk.download()).text);
    const there = JSON.parse(execFileSync(COMMAND_LINE, { input: article, encoding: "utf8" }));
    expect(here).toEqual(there);
    expect(text.replaceAll("\r", "")).toBe(article.replaceAll("\r", ""));
  });
}

test("spans of the JSON count code points", async ({ desk }) => {
  await desk.read(`😀 ${TUNNEL}`);
  const { offset_unit, timexes } = JSON.parse((await desk.download()).text);
  expect(offset_unit).toBe("codepoint");
  const characters = [...`😀 ${TUNNEL}`];
  expect(timexes.length).toBeGreaterThan(0);
  for (const { span, text } of timexes) expect(characters.slice(...span).join("")).toBe(text);
});

test("what is copied is what is downloaded", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("copy-json").click();
  const { text } = await desk.download();
  await expect.poll(() => desk.page.evaluate(() => navigator.clipboard.readText())).toBe(text);
});
