// The npm package, from Node.js: `make npm`.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { BRIDGE, COURIER, TUNNEL, WIRE } from "./articles.mjs";
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
  expect(() => dateline.analyze(WIRE, { publishd: "2024-03-08" })).toThrow("publishd");
  const broken = dateline.analyze(WIRE);
  broken.events[0].sentence = 9999;
  expect(() => dateline.merge([broken])).toThrow("events[0].sentence");
});

test("corrections are taken, and those of an analysis again", () => {
  const reuters = { id: "c1", at: { exact: "Reuters" }, scope: "article", act: "not_a_name" };
  const day = { id: "c2", act: { published: { day: "2024-03-15" } } };
  const analysis = dateline.analyze(BRIDGE, { corrections: [reuters, day] });
  expect(analysis.corrections.map(({ outcome }) => outcome)).toEqual(["applied", "applied"]);
  expect(analysis.entities.map(({ name }) => name)).not.toContain("Reuters");
  expect(analysis.article.published.value).toBe("2024-03-15");
  expect(dateline.analyze(BRIDGE, { corrections: analysis.corrections })).toEqual(analysis);
});

test("the example of its README runs", async () => {
  const readme = readFileSync(at("npm/README.md"), "utf8");
  const [, example] = /```js\n([^]*?)```/.exec(readme);
  const script = example.replace('from "dateline"', `from ${JSON.stringify(pathToFileURL(ENTRY).href)}`);
  const said = execFileSync("node", ["--input-type=module", "-e", script], { encoding: "utf8" });
  expect(said).toContain("7 Mar 2024");
});

/** A page on which the package lies. */
async function withPackage(page, use) {
  const { fileServer } = await import("../../scripts/serve.mjs");
  const server = fileServer(at("dist-npm"));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const bare = { contentType: "text/html", body: "<!doctype html><title>x</title>" };
  await page.route("**/bare.html", (route) => route.fulfill(bare));
  await page.goto(`http://127.0.0.1:${server.address().port}/bare.html`);
  await use();
  server.closeAllConnections();
  server.close();
}

test("a bare page of HTML can use it", async ({ page }) => {
  await withPackage(page, async () => {
    const rows = await page.evaluate(async (text) => {
      const { analyze } = await import("/index.js");
      return analyze(text).timeline.length;
    }, WIRE);
    expect(rows).toBe(dateline.analyze(WIRE).timeline.length);
  });
});

test("the element marks the text it wraps and leaves the rest of it alone", async ({ page }) => {
  expect(statSync(at("dist-npm/element.js")).size).toBeLessThan(20_000);
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(error.message));
  await withPackage(page, async () => {
    const paragraphs = TUNNEL.trim().split(/\n+/).map((words) => `<p>${words.replace("Ines de Wit said", "<a href='#x'>Ines <i>de Wit</i></a> said")}</p>`);
    await page.evaluate(async (html) => {
      document.body.innerHTML = `<dateline-article published="2024-03-08">${html}<script>let Antwerp = 1</script></dateline-article>`;
      await import("/element.js");
    }, paragraphs.join(""));
    const marks = page.locator("dateline-article mark.dateline");
    await expect(marks.filter({ hasText: "Antwerp" }).first()).toHaveAttribute("data-kind", "place");
    await expect(marks.filter({ hasText: /^Tuesday$/ })).toHaveAttribute("title", "2024-03-05");
    await expect(page.locator("a mark").first()).toHaveAttribute("title", /^Ines de Wit, /);
    const words = () => page.locator("dateline-article").innerText();
    const before = await words();
    expect(before.replace(/\s+/g, " ").trim()).toBe(TUNNEL.replace(/\s+/g, " ").trim());
    const count = await marks.count();
    await page.locator("dateline-article").evaluate((element) => element.setAttribute("published", "2023-06-16"));
    await expect(marks.filter({ hasText: /^Tuesday$/ })).toHaveAttribute("title", "2023-06-13");
    expect(await marks.count()).toBe(count);
    expect(await words()).toBe(before);
    await page.locator("dateline-article").evaluate((element) => {
      element.innerHTML = "<p>Nobody.</p>";
      element.annotate();
    });
    await expect(marks).toHaveCount(0);
  });
  expect(trouble).toEqual([]);
});
