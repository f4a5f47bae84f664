// An article in an address: made, opened, refused.
import { deflateRawSync } from "node:zlib";
import { BRIDGE, TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";

const packed = (json) => deflateRawSync(Buffer.from(json)).toString("base64url");

/** Opens an address in a window of its own. */
async function visit(context, site, fragment) {
  const desk = new Desk(await context.newPage(), site.url);
  await desk.page.goto(`${site.url}#article=${fragment}`);
  await expect(desk.field).toBeVisible();
  return desk;
}

const offer = (desk) => desk.page.getByTestId("offer");
const kept = (desk) => desk.page.evaluate(() => JSON.stringify(localStorage));

test("an article goes into an address and comes out of it as it was", async ({ desk, site, context }) => {
  await desk.read(BRIDGE);
  await desk.changeDate("2024-03-15");
  await desk.mark("Reuters").click();
  await desk.page.keyboard.press("Backspace");
  await expect(desk.mark("Reuters")).toHaveCount(0);
  const before = await desk.analysis();
  await desk.page.getByTestId("take-away").locator("summary").click();
  await desk.page.getByTestId("share").click();
  const copied = () => desk.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain("#article=");
  const [start, fragment] = (await copied()).split("#article=");
  expect(start).toBe(site.url);
  expect(fragment).toMatch(/^[\w-]+$/);
  await desk.clear();
  await desk.page.close();

  const other = await visit(context, site, fragment);
  await expect(offer(other)).toContainText("Published: March 8, 2024 Lisbon bridge contract signed");
  await expect(offer(other)).toContainText(/carries an article of \d+ words and \d corrections/);
  await expect(other.page).toHaveURL(site.url);
  expect(await kept(other), "nothing is kept before the reader says so").not.toContain("Lisbon");
  await other.page.getByTestId("offer-open").click();
  await other.isRead();
  await expect(other.published).toContainText("15 March 2024");
  expect(await other.analysis()).toEqual(before);
  expect(other.trouble).toEqual([]);
});

test("what is offered can be left, and an address can be opened in a page that is in use", async ({ desk }) => {
  await desk.read(TUNNEL);
  const fragment = packed(JSON.stringify({ schema: "dateline/analysis-1", text: "Ada met Bo in Porto on Monday." }));
  for (const answer of ["offer-leave", "offer-open"]) {
    await desk.page.evaluate((fragment) => (location.hash = `article=${fragment}`), fragment);
    await desk.page.getByTestId(answer).click();
    await expect(offer(desk)).toHaveCount(0);
    await expect(desk.tabs).toHaveCount(answer === "offer-open" ? 2 : 0);
  }
});

test("an article too long for an address goes into a file", async ({ desk }) => {
  const words = (seed) => Math.sin(seed).toString(36).slice(3, 9);
  const long = Array.from({ length: 12_000 }, (_, index) => words(index)).join(" ");
  await desk.read(`${TUNNEL}\n${long}.\n`);
  await desk.page.getByTestId("take-away").locator("summary").click();
  const [download] = await Promise.all([
    desk.page.waitForEvent("download"),
    desk.page.getByTestId("share").click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  await expect(desk.page.getByTestId("take-away")).toContainText("Too long for an address");
});

const HOSTILE = {
  "no letters of an address": "%%%<script>",
  "nothing deflated": "AAAA",
  nothing: "",
  "no JSON": packed("<img src=x onerror=alert(1)>"),
  "JSON of others": packed('{"schema": "other", "text": "x"}'),
  "a list": packed("[1, 2]"),
  "no text": packed('{"schema": "dateline/analysis-1", "text": " "}'),
  "a text without end": packed(" ".repeat(50_000_000)),
};

for (const [name, fragment] of Object.entries(HOSTILE)) {
  test(`an address with ${name} is refused with a sentence, and the page works`, async ({ site, context }) => {
    const desk = await visit(context, site, fragment);
    await expect(desk.page.getByTestId("report")).toContainText("This address");
    await expect(offer(desk)).toHaveCount(0);
    await desk.read(TUNNEL);
    expect(desk.trouble).toEqual([]);
  });
}

test("markup in an address stays text", async ({ site, context }) => {
  const text = `<img src="x" onerror="window.harmed = 1"> ${TUNNEL}`;
  const desk = await visit(context, site, packed(JSON.stringify({ schema: "dateline/analysis-1", text })));
  await expect(offer(desk)).toContainText("<img");
  await desk.page.getByTestId("offer-open").click();
  await desk.isRead();
  expect(await desk.page.evaluate(() => window.harmed)).toBeUndefined();
  expect(desk.trouble).toEqual([]);
});
