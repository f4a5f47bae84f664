// The page as one file, opened from the disk: `make single`.
import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WIRE } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";
import { FIREFOX, Firefox } from "./firefox.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const url = pathToFileURL(at("dist/dateline.html")).href;
const analyzed = () => JSON.parse(execFileSync(at("target/debug/dateline"), { input: WIRE, encoding: "utf8" }));

// One file is written, so the tests go one after the other.
test.describe.configure({ mode: "default" });
test.beforeAll(() => execFileSync("node", [at("scripts/single.mjs")]));

test("the page works from a file, alone", async ({ page }) => {
  const desk = new Desk(page, url);
  await desk.open();
  await desk.read(WIRE);
  expect(await desk.rows.count()).toBeGreaterThan(0);
  const { text } = await desk.download();
  // The page's file holds the article as well, so that it can be opened again.
  const { text: article, ...found } = JSON.parse(text);
  expect(article.trim()).toBe(WIRE.trim());
  expect(found).toEqual(analyzed());
  expect(desk.trouble).toEqual([]);
});

test("the page works from a file in Firefox", async () => {
  test.skip(!FIREFOX, "Firefox is not installed");
  const firefox = await Firefox.start();
  try {
    await firefox.open(url);
    const found = await firefox.evaluate(async (article) => {
      const errors = [];
      addEventListener("error", (event) => errors.push(event.message));
      addEventListener("unhandledrejection", (event) => errors.push(String(event.reason)));
      const shown = async (id) => {
        let elements = [];
        while (!elements.length) {
          await new Promise((done) => setTimeout(done, 100));
          elements = [...document.querySelectorAll(`[data-testid=${id}]`)];
        }
        return elements;
      };
      const [field] = await shown("paste");
      field.setRangeText(article, 0, 0, "end");
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
      const rows = await shown("timeline-row");
      return { rows: rows.length, entities: (await shown("entity-item")).length, errors };
    }, WIRE);
    const { entities, timeline } = analyzed();
    expect(found).toEqual({ rows: timeline.length, entities: entities.length, errors: [] });
  } finally {
    await firefox.stop();
  }
});
