// The npm package, from Node.js: `make npm`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { COURIER, WIRE } from "./articles.mjs";
import { schemaErrors } from "./schema.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const ENTRY = at("dist-npm/index.js");

test.describe.configure({ mode: "serial" });

let dateline;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  if (!existsSync(ENTRY)) execFileSync(at("scripts/npm"), { stdio: "inherit" });
  dateline = await import(pathToFileURL(ENTRY).href);
});

test("the package says what the command line says, in UTF-16 units", () => {
  const text = `😀 ${WIRE}`;
  const analysis = dateline.analyze(text);
  expect(schemaErrors("analysis-1", analysis)).toEqual([]);
  expect(analysis.offset_unit).toBe("utf16");
  for (const { span, text: words } of analysis.timexes) expect(text.slice(...span)).toBe(words);
  for (const { name } of dateline.formats) {
    const there = execFileSync(at("target/debug/dateline"), ["--format", name], { input: text, encoding: "utf8" });
    expect(dateline.exportAs(name, text, analysis), name).toBe(there);
  }
});

test("articles are merged, and what cannot be done is said", () => {
  const dossier = dateline.merge([dateline.analyze(WIRE), dateline.analyze(COURIER)]);
  expect(schemaErrors("dossier-1", dossier)).toEqual([]);
  expect(dateline.exportAs("html", dossier)).toContain("<!DOCTYPE html>");
  expect(() => dateline.exportAs("brat", dossier)).toThrow("brat");
  expect(() => dateline.exportAs("docx", WIRE, dateline.analyze(WIRE))).toThrow("docx");
  expect(() => dateline.analyze(WIRE, { published: "soon" })).toThrow("YYYY-MM-DD");
  const broken = dateline.analyze(WIRE);
  broken.events[0].sentence = 9999;
  expect(() => dateline.merge([broken])).toThrow("events[0].sentence");
});

test("the example of its README runs", async () => {
  const readme = readFileSync(at("npm/README.md"), "utf8");
  const [, example] = /```js\n([^]*?)```/.exec(readme);
  const script = example.replace('from "dateline"', `from ${JSON.stringify(pathToFileURL(ENTRY).href)}`);
  const said = execFileSync("node", ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(said).toContain("7 Mar 2024");
});

test("a bare page of HTML can use it", async ({ page }) => {
  const { fileServer } = await import("../../scripts/serve.mjs");
  const server = fileServer(at("dist-npm"));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  await page.goto(`http://127.0.0.1:${server.address().port}/package.json`);
  const rows = await page.evaluate(async (text) => {
    const { analyze } = await import("/index.js");
    return analyze(text).timeline.length;
  }, WIRE);
  expect(rows).toBe(dateline.analyze(WIRE).timeline.length);
  server.closeAllConnections();
  server.close();
});
