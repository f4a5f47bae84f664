import ICAL from "ical.js";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { BRIDGE, COURIER, TUNNEL, WIRE } from "./articles.mjs";
import { violations } from "./axe.mjs";
import { expect, test } from "./desk.mjs";

const COMMAND_LINE = fileURLToPath(new URL("../../target/debug/dateline", import.meta.url));
const written = (format, article) =>
  execFileSync(COMMAND_LINE, ["--format", format], { input: article, encoding: "utf8" });

/** What is on the clipboard as rich text, without what the browser adds around it. */
async function richCopy(desk) {
  const html = await desk.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  return html.replace(/<meta[^>]*>|<!--[^>]*-->|<\/?(html|head|body)>| style="[^"]*"/g, "").trim();
}

/** What breaks files that are put together without care. */
const HOSTILE = `${TUNNEL}\n=1+1, "x"; </script><script>window.broken = 1</script> <img src="x" onerror="window.broken = 1"> BEGIN:VEVENT\n`;

test("every form in the menu is what the command line writes", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("take-away").locator("summary").click();
  const buttons = desk.page.locator("[data-testid=take-away] li button");
  const ids = await buttons.evaluateAll((all) => all.map((button) => button.dataset.testid.replace("take-", "")));
  const names = ids.filter((id) => id !== "png");
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    const [download] = await Promise.all([
      desk.page.waitForEvent("download"),
      desk.page.getByTestId(`take-${name}`).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const here = Buffer.concat(chunks).toString("utf8");
    if (name === "json") {
      // Here it holds the text, so that it can be opened again.
      const { text, ...rest } = JSON.parse(here);
      expect([text, rest]).toEqual([TUNNEL, JSON.parse(written(name, TUNNEL))]);
    } else {
      expect(here, name).toBe(written(name, TUNNEL));
    }
    expect(download.suggestedFilename()).toMatch(/^harbour-tunnel-[\w-]+\.[\w.]+$/);
  }
  expect(await violations(desk.page)).toEqual([]);
  const [picture] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByTestId("take-png").click(),
  ]);
  const file = await picture.path();
  expect(readFileSync(file).subarray(1, 4).toString()).toBe("PNG");
});

for (const width of [1440, 1024, 768, 360]) {
  test(`at ${width} px the whole menu is in the window`, async ({ desk }) => {
    await desk.page.setViewportSize({ width, height: 800 });
    await desk.read(WIRE);
    // With something to undo, the buttons may take a line of their own.
    await desk.mentionsOf("person").first().click();
    await desk.page.getByTestId("not-a-name").click();
    await expect(desk.page.getByTestId("undo-step")).toBeVisible();
    await desk.page.getByTestId("take-away").locator("summary").click();
    const { x, width: wide } = await desk.page.locator(".take-away-sheet").boundingBox();
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(await desk.fits()).toBe(true);
  });
}

test("summary and timeline are copied", async ({ desk }) => {
  await desk.read(TUNNEL);
  await desk.page.getByTestId("take-away").locator("summary").click();
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await desk.page.getByTestId("copy-summary").click();
  await expect.poll(copied).toContain("Port Authority of Rotterdam");
  await desk.page.getByTestId("copy-timeline").click();
  await expect.poll(copied).toMatch(/^\d+ Mar 2024: /m);
  expect(await richCopy(desk)).toMatch(/^<ul>\s*<li>\s*<b>\d+ Mar 2024<\/b>/);
});

test("who said what stands by speaker, and a quote is copied with its speaker and date", async ({ desk }) => {
  await desk.read(BRIDGE);
  const said = desk.page.getByTestId("who-said");
  const by = (name) => said.getByTestId("speaker").filter({ has: desk.page.locator(".speaker", { hasText: name }) });
  await expect(by("Eva Brandt")).toContainText("The bridge will be safe");
  await expect(by("Reuters")).toContainText("Holm will visit Porto");
  await by("Eva Brandt").getByTestId("quote-copy").click();
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toMatch(/The bridge will be safe.*\(Eva Brandt, 8 March 2024\)/);
  expect(await richCopy(desk)).toContain("<blockquote>");
  await said.getByRole("button", { name: /The bridge will be safe/ }).first().click();
  await expect(desk.reading.locator(".lit").first()).toBeVisible();
});

for (const [outlet, article] of Object.entries({ WIRE, COURIER, HOSTILE })) {
  test(`the web page of ${outlet} needs no script, asks for nothing, and shuts nobody out`, async ({ browser }) => {
    const file = join(mkdtempSync(join(tmpdir(), "dateline-")), "article.html");
    writeFileSync(file, written("html", article));
    const asked = [];
    for (const javaScriptEnabled of [false, true]) {
      const context = await browser.newContext({ javaScriptEnabled });
      const page = await context.newPage();
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      await expect(page.locator("mark").first()).toBeVisible();
      if (javaScriptEnabled) {
        expect(await page.evaluate(() => window.broken)).toBeUndefined();
        expect(await violations(page)).toEqual([]);
      }
      await context.close();
    }
    expect(asked).toEqual(Array(2).fill(pathToFileURL(file).href));
  });

  test(`ical.js reads the calendar of ${outlet}`, () => {
    const rows = JSON.parse(written("json", article)).timeline;
    const calendar = new ICAL.Component(ICAL.parse(written("ics", article)));
    const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
    const dated = rows.filter(({ interval }) => interval);
    expect(events.map(({ summary }) => summary)).toEqual(dated.map(({ label }) => label));
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(dated.map(({ interval }) => interval[0]));
    for (const event of events) expect(event.endDate.compare(event.startDate)).toBe(1);
  });
}

test("Escape closes the menu and leads back to what opened it", async ({ desk }) => {
  await desk.read(WIRE);
  const summary = desk.page.getByTestId("take-away").locator("summary");
  await summary.focus();
  await desk.page.keyboard.press("Enter");
  const copy = desk.page.getByTestId("copy-summary");
  await expect(copy).toBeVisible();
  await copy.focus();
  await desk.page.keyboard.press("Escape");
  await expect(copy).toBeHidden();
  await expect(summary).toBeFocused();
});
