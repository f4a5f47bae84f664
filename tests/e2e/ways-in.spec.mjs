// The ways an article comes in: files opened, dropped, shared; a page pasted, dropped, handed over.
import { createServer } from "node:http";
import { TUNNEL } from "./articles.mjs";
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

test("the JSON that was downloaded opens the article again", async ({ desk }) => {
  await desk.read(TUNNEL);
  const { name, text } = await desk.download();
  await desk.page.getByTestId("clear").click();
  await open(desk, [file(name, text, "application/json")]);
  await desk.isRead();
  await expect(desk.reading).toContainText("two years later than planned");
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

test("hostile markup gives a page that works", async ({ desk }) => {
  for (const part of [
    "<div>".repeat(10_000) + TUNNEL,
    "<script>let a = 1</script>".repeat(1_000),
    `${"<form><input name=parentNode>".repeat(2_000)}<p>${TUNNEL}`,
    "<!--".repeat(10_000),
  ]) {
    await desk.pasteAs({ "text/plain": TUNNEL, "text/html": part });
    await expect(desk.reading).toContainText("two years later than planned");
    await desk.page.getByTestId("clear").click();
    await expect(desk.field).toHaveValue("");
  }
});

test("a page dropped as such is read", async ({ desk }) => {
  await desk.page.evaluate((page) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/html", page);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, PAGE);
  await desk.isRead();
  await expect(desk.reading.getByRole("heading").first()).toContainText(HEADLINE);
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
  await whole.page.getByTestId("clear").click();
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
