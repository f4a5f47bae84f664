// How long a first paste into a fresh page takes to be shown, and to be marked, and what it keeps the page from answering
// a key: `make bench-paste`.
import { chromium } from "@playwright/test";
import { fileServer } from "./serve.mjs";
import { fileURLToPath } from "node:url";

const ROUNDS = 5;
const SIZE = 200_000;

const names = ["Ada Holm", "Jan Brandt", "Eva Lund", "Ole Maas", "Ida Roth"];
const towns = ["Lisbon", "Porto", "Antwerp", "Rotterdam", "Galway"];
const paragraph = (index) =>
  `${names[index % 5]} met the council of ${towns[index % 5]} on Tuesday and said the quay, which cost $${index + 2} million,
would be open again by 12 May 2024. “It was time,” ${names[(index + 2) % 5]} said.`;

/** A plain text of about so many bytes. */
function article(bytes) {
  const paragraphs = ["Quay opens again"];
  for (let length = 0; length < bytes; length += paragraphs.at(-1).length) paragraphs.push(paragraph(paragraphs.length));
  return paragraphs.join("\n\n");
}

/** A page as sites send it: markup, scripts and menus around a long story. */
function page() {
  const marked = (index) => `<p class="par-${index % 7}" style="margin: 0">${paragraph(index).replace("Tuesday", '<a href="/t">Tuesday</a>')}</p>`;
  const story = Array.from({ length: 120 }, (_, index) => marked(index)).join("\n");
  const head = `<title>Quay opens again</title><meta property="og:site_name" content="Maas Herald">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay opens again", "datePublished": "2024-03-08"}</script>`;
  const link = (index) => `<li class="teaser t${index}"><a href="/story/${index}" data-track="x${index}"><span>Other story ${index} from ${towns[index % 5]}</span></a></li>`;
  const frame = (menu) => `<html><head>${head}</head><body><nav><ul>${menu}</ul></nav><main><h1>Quay opens again</h1>${story}</main></body></html>`;
  const links = [];
  while (frame("").length + links.join("").length < SIZE) links.push(link(links.length));
  return frame(links.join(""));
}

const server = fileServer(fileURLToPath(new URL("../dist/", import.meta.url)));
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });

/** Pastes into a fresh page; milliseconds until the text is shown and marked, and of the longest task until then. */
async function paste(kinds) {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.getByTestId("paste").waitFor();
  // The worker is there before somebody has found what to paste.
  await tab.waitForTimeout(3000);
  const times = await tab.evaluate(async (kinds) => {
    const field = document.querySelector("[data-testid=paste]");
    const clipboardData = new DataTransfer();
    for (const [kind, content] of Object.entries(kinds)) clipboardData.setData(kind, content);
    field.focus();
    const tasks = [0];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: "longtask" });
    const begun = performance.now();
    const seen = (there) =>
      new Promise((done) => {
        const look = () => (there() ? done(performance.now() - begun) : requestAnimationFrame(look));
        look();
      });
    // What a pretended paste leaves to the browser is done here.
    if (field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))) {
      field.setRangeText(kinds["text/plain"]);
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }
    const reading = () => document.querySelector("[data-testid=reading]");
    const shown = await seen(() => reading()?.textContent.includes("met the council"));
    const marked = await seen(() => reading()?.querySelector("[data-testid=mention]"));
    await new Promise((done) => setTimeout(done, 1000));
    return { shown, marked, longest: Math.max(...tasks) };
  }, kinds);
  await tab.close();
  return times;
}

const median = (times, kind) => times.map((time) => time[kind]).toSorted((a, b) => a - b)[times.length >> 1].toFixed(0);
const cases = {
  "600 words": { "text/plain": article(3_600) },
  "a page of 200 kB": { "text/html": page() },
  "a text of 1 MB": { "text/plain": article(1_000_000) },
};
for (const [what, kinds] of Object.entries(cases)) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await paste(kinds));
  const [shown, marked, longest] = ["shown", "marked", "longest"].map((kind) => median(times, kind));
  console.log(`${what}: shown after ${shown} ms, marked after ${marked} ms, longest task ${longest} ms (medians of ${ROUNDS})`);
}
await browser.close();
server.close();
