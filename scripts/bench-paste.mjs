// How long a pasted page of HTML takes to be shown, and to be read, in the built page: `make bench-paste`.
import { chromium } from "@playwright/test";
import { fileServer } from "./serve.mjs";
import { fileURLToPath } from "node:url";

const ROUNDS = 5;
const SIZE = 200_000;

const names = ["Ada Holm", "Jan Brandt", "Eva Lund", "Ole Maas", "Ida Roth"];
const towns = ["Lisbon", "Porto", "Antwerp", "Rotterdam", "Galway"];
const paragraph = (index) =>
  `<p class="par-${index % 7}" style="margin: 0">${names[index % 5]} met the council of ${towns[index % 5]} on <a href="/t">Tuesday</a> and said the
  quay, which cost $${index + 2} million, would be <em>open</em> again by 12 May 2024. “It was time,” ${names[(index + 2) % 5]} said.</p>`;

/** A page as sites send it: markup, scripts and menus around a long story. */
function page() {
  const story = Array.from({ length: 120 }, (_, index) => paragraph(index)).join("\n");
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
const html = page();
const times = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.getByTestId("paste").waitFor();
  // The worker is there before somebody has found what to paste.
  await tab.waitForTimeout(3000);
  times.push(
    await tab.evaluate(async (html) => {
      const field = document.querySelector("[data-testid=paste]");
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      field.focus();
      const begun = performance.now();
      const seen = (there) =>
        new Promise((done) => {
          const look = () => (there() ? done(performance.now() - begun) : requestAnimationFrame(look));
          look();
        });
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      const reading = () => document.querySelector("[data-testid=reading]");
      const shown = await seen(() => reading()?.textContent.includes("met the council"));
      const read = await seen(() => reading()?.querySelector("[data-testid=mention]"));
      return { shown, read };
    }, html),
  );
  await tab.close();
}
await browser.close();
server.close();
const median = (kind) => times.map((time) => time[kind]).toSorted((a, b) => a - b)[ROUNDS >> 1].toFixed(0);
console.log(`${html.length} characters of HTML, ${ROUNDS} rounds: shown after ${median("shown")} ms, read after ${median("read")} ms (median)`);
