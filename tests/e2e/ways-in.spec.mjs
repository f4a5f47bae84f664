// The ways an article comes in: files opened, dropped, shared; a page pasted, dropped, handed over.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { BRIDGE, TUNNEL } from "./articles.mjs";
import { Desk, expect, test } from "./desk.mjs";
import { docx, file, pdf } from "./files.mjs";

const HEADLINE = "Harbour tunnel opens after two-year delay";
const marked = `# ${TUNNEL}`.replace("Ines de Wit said", "**Ines de Wit** said");
const html = (text, head = "") =>
  `<!doctype html><html><head>${head}<title>x</title></head><body><article>${text
    .trim()
    .split(/\n+/)
    .map((words, index) => (index === 0 ? `<h1>${words}</h1>` : `<p>${words}</p>`))
    .join("\n")}</article></body></html>`;

const KINDS = {
  "plain text": () => file("story.txt", TUNNEL, "text/plain"),
  Markdown: () => file("story.md", marked),
  "a saved page": () => file("story.html", html(TUNNEL), "text/html"),
  "a document of Word's": () => docx(TUNNEL),
  "a PDF": () => pdf(TUNNEL),
};

/** Opens files by the button, as a keyboard or a phone does. */
async function open(desk, files, button = "open-files") {
  const [chooser] = await Promise.all([
    desk.page.waitForEvent("filechooser"),
    desk.page.getByTestId(button).click(),
  ]);
  await chooser.setFiles(files);
}

/** Drops files on the page. */
async function drop(desk, files) {
  const given = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, content: buffer.toString("base64") }));
  await desk.page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, mimeType, content } of given) {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, given);
}

const report = (desk) => desk.page.getByTestId("report");

for (const [kind, make] of Object.entries(KINDS)) {
  for (const [way, bring] of Object.entries({ opened: open, dropped: drop })) {
    test(`${kind}, ${way}, is read`, async ({ desk }) => {
      await bring(desk, [make()]);
      await desk.isRead();
      await expect(desk.reading.getByRole("heading").first()).toContainText(HEADLINE);
      await expect(desk.mentionsOf("person").filter({ hasText: "Ines de Wit" }).first()).toBeVisible();
      await expect(desk.reading).toContainText("two years later than planned");
      await expect(desk.reading).not.toContainText("**");
      await expect(report(desk)).toHaveCount(0);
    });
  }
}

test("several files become tabs; what cannot be opened is named, each, in one notice", async ({ desk }) => {
  const other = TUNNEL.replaceAll("tunnel", "bridge");
  await open(desk, [
    file("a.txt", TUNNEL),
    file("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
    file("b.txt", other),
    file("empty.txt", " \n"),
    file("broken.pdf", "%PDF-1.7\nnothing"),
    pdf("", "scan.pdf"),
    file("numbers.bin", Buffer.from([0, 1, 2, 3, 0, 200, 7, 9])),
    file("broken.docx", "PK\x03\x04 and no more"),
  ]);
  await desk.isRead();
  await expect(desk.tabs).toHaveCount(2);
  await expect(desk.reading).toContainText("opened its new tunnel");
  const told = report(desk);
  await expect(told).toHaveCount(1);
  for (const words of [
    "“picture.png” is a picture",
    "“empty.txt” is empty",
    "“broken.pdf” is damaged",
    "“scan.pdf” holds pictures of pages",
    "“numbers.bin” is not a text",
    "“broken.docx” is damaged",
  ]) {
    await expect(told).toContainText(words);
  }
  expect(await desk.fits()).toBe(true);
});

test("fifty files become fifty tabs, each of them read when it is gone to", async ({ desk }) => {
  const texts = Array.from({ length: 50 }, (_, index) => `${TUNNEL}\nThe ${index + 1}th ship was the last.\n`);
  await open(desk, texts.map((text, index) => file(`${index + 1}.txt`, text)));
  await expect(desk.tabs).toHaveCount(50);
  await desk.tabs.nth(29).click();
  await desk.isRead();
  await expect(desk.reading).toContainText("The 30th ship was the last.");
  await expect(report(desk)).toHaveCount(0);
  expect(await desk.fits()).toBe(true);
});

const ACCENTED = `${TUNNEL.replace("Ines", "Inês")}The café at Nîmes, whose façade was rebuilt à la française, was fermé.\n`;

const ENCODINGS = {
  "windows-1252": [Buffer.from(ACCENTED, "latin1"), "Inês de Wit", "windows-1252"],
  "UTF-16 with its mark": [Buffer.from(`\ufeff${ACCENTED}`, "utf16le"), "Inês de Wit", "UTF-16LE"],
  "UTF-8 with its mark": [Buffer.from(`\ufeff${TUNNEL}`), "Ines de Wit", undefined],
};

for (const [name, [bytes, words, told]] of Object.entries(ENCODINGS)) {
  test(`a text in ${name} is read as it was written`, async ({ desk }) => {
    await open(desk, [file("story.txt", bytes)]);
    await expect(desk.reading).toContainText(words);
    if (told) await expect(report(desk)).toContainText(told);
    else await expect(report(desk)).toHaveCount(0);
  });
}

test("a page is read in the encoding it declares", async ({ desk }) => {
  const page = html(TUNNEL.replace("Ines", "Inês"), "<meta charset=iso-8859-1>");
  await drop(desk, [file("story.html", Buffer.from(page, "latin1"), "text/html")]);
  await expect(desk.reading).toContainText("Inês de Wit");
  await expect(report(desk)).toContainText("as it says");
});

test("the same text opened twice is one tab, unless the reader wants two", async ({ desk }) => {
  await open(desk, [file("a.txt", TUNNEL)]);
  await desk.isRead();
  await open(desk, [file("b.txt", TUNNEL.replaceAll("\n", "\r\n"))], "open");
  await expect(report(desk)).toContainText("“b.txt” is open already");
  await expect(desk.tabs).toHaveCount(0);
  await desk.page.getByTestId("open-again").click();
  await expect(desk.tabs).toHaveCount(2);
  await expect(report(desk)).toHaveCount(0);
});

test("the JSON that was downloaded brings text, date and corrections back", async ({ desk }) => {
  await desk.read(BRIDGE);
  await desk.changeDate("2024-03-15");
  await expect(desk.rows.first()).toContainText("Mar 2024");
  await desk.mark("Reuters").click();
  await desk.page.keyboard.press("Backspace");
  await expect(desk.mark("Reuters")).toHaveCount(0);
  const before = await desk.analysis();
  expect(before.corrections.length).toBeGreaterThan(1);
  const { name, text } = await desk.download();
  await desk.clear();
  await expect(desk.field).toHaveValue("");
  await open(desk, [file(name, text, "application/json")]);
  await desk.isRead();
  await expect(desk.published).toContainText("15 March 2024");
  await expect(desk.mark("Reuters")).toHaveCount(0);
  expect(await desk.analysis()).toEqual(before);
});

const PAGE = `<html><head><style>p { color: red }</style>
  <meta property="og:site_name" content="The Maas Herald"><meta name="author" content="Jo Writer">
  <script>window.harmed = 1</script></head>
  <body style="color: blue" onload="window.harmed = 2">
  <nav><ul><li><a href="/a">Politics</a></li><li><a href="/b">Sport</a></li></ul></nav>
  <form id="f"><input name="nextSibling"><input name="firstChild"><input name="tagName"><input name="getAttribute"></form>
  <img name="body" src="x" onerror="window.harmed = 3"><img name="documentElement"><iframe src="http://example.org/"></iframe>
  <h1 style="margin: 0">${HEADLINE}</h1><p style="display: none">Hidden words of nobody.</p>
  ${TUNNEL.split(/\n+/)
    .slice(1)
    .map((words) => `<p onclick="window.harmed = 4">${words}</p>`)
    .join("")}</body></html>`;

test("a whole page pasted is read like the page, and nothing of it acts", async ({ desk }) => {
  await desk.pasteAs({ "text/plain": "not this", "text/html": PAGE });
  await desk.isRead();
  await expect(desk.reading.getByRole("heading").first()).toContainText(HEADLINE);
  await expect(desk.reading).toContainText("two years later than planned");
  await expect(desk.reading).not.toContainText("Hidden words");
  await expect(desk.reading.locator("script, img, iframe, form, style")).toHaveCount(0);
  expect(await desk.page.evaluate(() => window.harmed)).toBeUndefined();
});

const COMMAND_LINE = fileURLToPath(new URL("../../target/debug/dateline", import.meta.url));

/** What the command line says of a page. */
function saidOf(page) {
  const path = join(mkdtempSync(join(tmpdir(), "dateline-")), "page.html");
  writeFileSync(path, page);
  return JSON.parse(execFileSync(COMMAND_LINE, [path], { encoding: "utf8" }));
}

/** A page as sites write them: what it is stands in its head, and more than the story in its body. */
const SITE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour tunnel opens late | Maas Herald</title>
  <meta property="og:site_name" content="Maas Herald"><meta name="author" content="Jo Writer">
  <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
    "headline": "${HEADLINE}", "datePublished": "2024-03-09T07:30:00+01:00", "author": {"@type": "Person", "name": "Jo Writer"},
    "publisher": {"@type": "Organization", "name": "Herald Holding"}}</script></head>
  <body><header><nav><ul><li><a href="/">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
  <form><input name="q" id="attributes"><button id="children">Search</button><div class="ad">Subscribe for one euro a week</div></form>
  <main><article><h1>${HEADLINE}</h1><div class="meta"><span class="byline">Jo Writer</span>
  <time datetime="2024-03-09" class="stamp">yesterday</time></div>
  ${TUNNEL.split(/\n+/)
    .slice(1, -1)
    .map((words) => `<p>${words.replace(/^ROTTERDAM.* - /, "")}</p>`)
    .join("\n")}
  <figure><img src="x.jpg"><figcaption>The tunnel at night. Photo: Lea Maler</figcaption></figure></article>
  <aside><h2>More stories</h2><ul><li><a href="/1">Ferry strike ends in Zeebrugge after talks</a></li>
  <li><a href="/2">Council of Breda fights over trams</a></li></ul></aside></main>
  <div style="display:none"><p>Words that nobody in Utrecht sees.</p></div>
  <footer><p>© 2024 Herald Holding. All rights reserved.</p></footer></body></html>`;

const FRAGMENT = SITE.replace(/^[^]*<main>/, "").replace(/<\/main>[^]*$/, "");

/** Drops rich text on the page. */
async function dropRich(desk, page) {
  await desk.page.evaluate((page) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/html", page);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, page);
}

const RICH = {
  pasted: (desk, page) => desk.pasteAs({ "text/plain": "not this", "text/html": page }),
  dropped: dropRich,
  "opened as a file": (desk, page) => open(desk, [file("page.html", page, "text/html")]),
};

for (const [way, bring] of Object.entries(RICH)) {
  test(`a whole page ${way} says what it is, as on the command line`, async ({ desk }) => {
    await bring(desk, SITE);
    await desk.isRead();
    const here = await desk.analysis();
    expect(here.article).toMatchObject({ title: HEADLINE, byline: "Jo Writer", outlet: "Maas Herald" });
    expect(here.article.published).toMatchObject({ value: "2024-03-09", how: "metadata" });
    expect(here).toEqual(saidOf(SITE));
    expect(here.text).not.toContain("Utrecht");
    await expect(desk.published).toContainText("9 March 2024");
    await expect(desk.page.locator(".dateline .how")).toHaveText("from the page's own data");
  });
}

test("a piece of a page is read by its markup, as on the command line", async ({ desk }) => {
  await desk.pasteAs({ "text/plain": "not this", "text/html": FRAGMENT });
  await desk.isRead();
  const here = await desk.analysis();
  expect(here.article.title).toBe(HEADLINE);
  expect(here).toEqual(saidOf(FRAGMENT));
});

test("what the markup told outlives a reload, a change of the text and a correction", async ({ desk }) => {
  await desk.pasteAs({ "text/plain": "not this", "text/html": SITE });
  await desk.isRead();
  const before = await desk.analysis();
  await expect.poll(async () => JSON.stringify(await desk.kept()).includes("Herald")).toBe(true);
  await desk.page.reload();
  await desk.isRead();
  expect(await desk.analysis()).toEqual(before);
  await desk.mark("Antwerp").click();
  await desk.page.keyboard.press("Backspace");
  await expect(desk.mark("Antwerp")).toHaveCount(0);
  await desk.page.getByTestId("edit-text").click();
  const text = await desk.field.inputValue();
  await desk.field.fill(text.replace("About 5,000 people", "About 6,000 people"));
  await desk.page.getByTestId("read").click();
  await expect(desk.reading).toContainText("6,000");
  await desk.isRead();
  const after = await desk.analysis();
  expect(after.article).toEqual(before.article);
  expect(after.blocks).toEqual(before.blocks);
  await desk.page.getByTestId("edit-text").click();
  await desk.field.fill(BRIDGE);
  await desk.page.getByTestId("read").click();
  await expect(desk.reading).toContainText("Lisbon");
  await expect(desk.published).toContainText("8 March 2024");
  expect((await desk.analysis()).article.outlet).toBe(null);
});

test("hostile markup gives a page that works", async ({ desk }) => {
  for (const part of [
    "<div>".repeat(10_000) + TUNNEL,
    "<script>let a = 1</script>".repeat(1_000),
    `${"<form><input name=parentNode>".repeat(2_000)}<p>${TUNNEL}`,
    "<!--".repeat(10_000),
  ]) {
    await desk.pasteAs({ "text/plain": TUNNEL, "text/html": part });
    await expect(desk.reading).toContainText("two years later than planned");
    await desk.clear();
    await expect(desk.field).toHaveValue("");
  }
});

test("the bookmarklet hands over the page it is used on, or what is selected there", async ({ page, site, context }) => {
  await page.goto(`${site.url}help.html`);
  const link = await page.locator("#bookmarklet").getAttribute("href");
  const code = decodeURIComponent(link.replace(/^javascript:/, ""));
  const elsewhere = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html(TUNNEL));
  });
  await new Promise((done) => elsewhere.listen(0, "localhost", done));
  await page.goto(`http://localhost:${elsewhere.address().port}/story`);
  const handOver = async () => {
    const [opened] = await Promise.all([context.waitForEvent("page"), page.evaluate(code)]);
    return new Desk(opened, site.url);
  };
  const whole = await handOver();
  await whole.isRead();
  await expect(whole.reading.getByRole("heading").first()).toContainText(HEADLINE);
  await expect(whole.page).toHaveURL(site.url);
  expect(whole.trouble).toEqual([]);
  await whole.clear();
  await whole.page.close();
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("p")));
  const part = await handOver();
  await expect(part.reading).toContainText("The Port Authority of Rotterdam opened");
  await expect(part.reading).not.toContainText("signed a treaty");
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("a page that is not who it says it is hands over nothing", async ({ page, site, context }) => {
  await page.goto(`${site.url}help.html`);
  const opening = context.waitForEvent("page");
  await page.evaluate((address) => {
    const target = window.open(`${address}#hand-over`);
    addEventListener("message", () => {
      target.postMessage({ to: "dateline", html: "<p>False words.</p>", title: "x", url: "https://example.org/" }, "*");
      target.postMessage({ to: "other", html: "<p>False words.</p>", title: "x", url: location.href }, "*");
    });
  }, site.url);
  const desk = new Desk(await opening, site.url);
  await expect(desk.field).toBeVisible();
  await desk.page.waitForTimeout(300);
  await expect(desk.page.locator("body")).not.toContainText("False words");
});

test.describe("with the page kept on the device", () => {
  test.use({ serviceWorkers: "allow" });

  const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

  test("what a phone shares is read", async ({ desk, site, context }) => {
    await installed(desk.page);
    await desk.page.reload();
    const phone = await context.newPage();
    await phone.setContent(`<form method="post" enctype="multipart/form-data" action="${site.url}share">
      <input name="title" value="x"><textarea name="text"></textarea><input name="url"><button>Share</button></form>`);
    await phone.locator("textarea").fill(TUNNEL);
    await phone.getByRole("button").click();
    const shared = new Desk(phone, site.url);
    await shared.isRead();
    await expect(shared.reading).toContainText("two years later than planned");
    await expect(phone).toHaveURL(site.url);
  });

  test("a link alone is not followed, and that is said", async ({ desk, site, context }) => {
    await installed(desk.page);
    await desk.page.reload();
    const phone = await context.newPage();
    await phone.setContent(`<form method="post" enctype="multipart/form-data" action="${site.url}share">
      <input name="title" value="A story"><input name="text" value="https://example.org/story"><button>Share</button></form>`);
    await phone.getByRole("button").click();
    await expect(phone.getByTestId("report")).toContainText("only a link");
  });
});
