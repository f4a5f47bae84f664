// Ways in from outside the page: what a phone shares (sw.js keeps it until it is asked for), what the system
// opens with Dateline, the page that the bookmarklet of help.html hands over, and an article that the address
// carries behind its "#", where browsers send it nowhere. All of it becomes files, which the page opens like
// dropped ones: whatever is in them is data.

/** The longest page that is taken, in characters. */
const LONGEST = 20_000_000;

/** What stands before an article in an address: Dateline's JSON, deflated, in letters that addresses may have. */
const CARRIED = "#article=";

/** The longest article an address may unfold to, in bytes. */
const LONGEST_CARRIED = 2_000_000;

export function listen() {
  // What the page calls for the address that carries an article.
  globalThis.datelineCarried = async (json) => `${location.href.replace(/[?#].*/, "")}${CARRIED}${await deflated(json)}`;
  addEventListener("hashchange", takeCarried);
  takeCarried();
  const { search, hash } = location;
  if (search === "?shared" || hash === "#hand-over") history.replaceState(null, "", location.pathname);
  if (search === "?shared") takeShared();
  if (hash === "#hand-over") takeHandedOver();
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files.length > 0) give(await Promise.all(files.map((handle) => handle.getFile())));
  });
}

function give(files) {
  dispatchEvent(new CustomEvent("dateline-files", { detail: files }));
}

function tell(sentence) {
  dispatchEvent(new CustomEvent("dateline-tell", { detail: sentence }));
}

async function deflated(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const letters = bytes.reduce((letters, byte) => letters + String.fromCharCode(byte), "");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What was deflated. Anybody can write an address, so it may be anything, and unfold without end. */
async function inflated(letters) {
  const packed = Uint8Array.from(atob(letters.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  for (let length = 0, part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > LONGEST_CARRIED) {
      await reader.cancel();
      throw new Error("too long");
    }
    parts.push(part.value);
  }
  return parts;
}

/** Offers the article that the address carries, and takes it out of the address, so that it is not kept there. */
async function takeCarried() {
  const { hash } = location;
  if (!hash.startsWith(CARRIED)) return;
  history.replaceState(history.state, "", location.href.replace(/#.*/, ""));
  try {
    const json = await inflated(hash.slice(CARRIED.length));
    dispatchEvent(new CustomEvent("dateline-offer", { detail: new File(json, "This address", { type: "application/json" }) }));
  } catch {
    tell("This address does not hold an article that can be read: it was cut short, or is none of Dateline’s. Ask for it as a file.");
  }
}

function asFile(text, name, type) {
  return new File([text], name, { type });
}

async function takeShared() {
  const response = await fetch("./shared").catch(() => undefined);
  if (!response?.ok) return;
  const form = await response.formData();
  const said = ["title", "text", "url"].map((name) => form.get(name)?.trim()).filter(Boolean);
  const files = form.getAll("files").filter((file) => file.size > 0);
  // A link's title comes along with it, but is no article.
  const isLink = (part) => /^https?:\S+$/.test(part) || part === form.get("title")?.trim();
  const text = said.every(isLink) ? said.at(-1) : said.join("\n\n");
  if (text) files.push(asFile(text, "What was shared", "text/plain"));
  give(files);
}

/** Takes one page from the window that opened this one, which must say truly where it is from. */
function takeHandedOver() {
  const sender = window.opener;
  if (!sender) {
    return tell("The page could not be handed over: its site does not let it. Select all of it, copy, and paste it here.");
  }
  const take = ({ source, origin, data }) => {
    if (source !== sender || data?.to !== "dateline" || !isFrom(data.url, origin)) return;
    const { html, title } = data;
    if (typeof html !== "string" || html.length > LONGEST) return;
    removeEventListener("message", take);
    window.opener = null;
    const name = typeof title === "string" && title.trim() ? title.trim().slice(0, 80) : new URL(data.url).hostname;
    give([asFile(`<!doctype html>${html}`, name, "text/html")]);
  };
  addEventListener("message", take);
  // Whoever opened this page may know that it is there; nothing else is said.
  sender.postMessage("dateline is ready", "*");
}

function isFrom(url, origin) {
  try {
    return /^https?:/.test(origin) && new URL(url).origin === origin;
  } catch {
    return false;
  }
}
