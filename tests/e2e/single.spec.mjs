// The page as one file, opened from the disk: `make single`.
import { execFileSync } from "node:child_process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WIRE } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test("the page works from a file, alone", async ({ page }) => {
  execFileSync("node", [at("scripts/single.mjs")]);
  const url = pathToFileURL(at("dist/dateline.html")).href;
  const desk = new Desk(page, url);
  await desk.open();
  await desk.read(WIRE);
  expect(await desk.rows.count()).toBeGreaterThan(0);
  const { text } = await desk.download();
  const there = execFileSync(at("target/debug/dateline"), { input: WIRE, encoding: "utf8" });
  // The page's file holds the article as well, so that it can be opened again.
  const { text: article, ...found } = JSON.parse(text);
  expect(article.trim()).toBe(WIRE.trim());
  expect(found).toEqual(JSON.parse(there));
  expect(desk.trouble).toEqual([]);
});
