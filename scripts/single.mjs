// Makes of dist/ one file, dist/dateline.html, that works from a double click: styles, scripts and WebAssembly are all
// inside, and its policy lets nothing else run and nothing be fetched.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSync } from "esbuild";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const read = (name) => readFileSync(join(dist, name), "utf8");
const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The one file of dist/ whose name fits. */
function named(pattern) {
  const names = readdirSync(dist).filter((name) => pattern.test(name));
  if (names.length !== 1) throw new Error(`${names.length} files are named like ${pattern}; run make dist first`);
  return names[0];
}

/** The text with one thing replaced, which must be there. */
function swap(text, from, to) {
  if (!(from instanceof RegExp ? from.test(text) : text.includes(from))) throw new Error(`not there: ${from}`);
  return text.replace(from, () => to);
}

/** A script with what it imports inside it, and the WebAssembly it loads, which comes from `wasm`. */
function bundled(start, wasm) {
  const options = { bundle: true, minify: true, format: "esm", write: false, external: ["./pdf-*.js"] };
  const { text } = buildSync({ entryPoints: [join(dist, start)], ...options }).outputFiles[0];
  const address = /module_or_path:new URL\("\.\/([^"]+\.wasm)",import\.meta\.url\)/;
  const [, program] = address.exec(text);
  return { program, text: swap(text, address, `module_or_path:${wasm}`) };
}

// WebAssembly as text, and the script that makes bytes of it again.
const packed = (name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).toString("base64");
const UNPACK = `async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}`;

const data = (id, text) => `<script type="text/plain" id="${id}">${text.replaceAll("</script", "<\\/script")}</script>`;
const held = (id) => `document.getElementById(${JSON.stringify(id)}).textContent`;

// The page's workers are made of text: the addresses that the page looks up in its <meta>s are those of blobs. A page
// from a disk may not start a module from there, so they are plain scripts.
const parts = [];
let page = `${UNPACK}
window.Worker = class extends Worker {
  constructor(address) {
    super(address);
  }
};
`;
const starts = [...read("index.html").matchAll(/<meta name="([\w-]*worker)" content="\.\/([^"]+)"/g)];
for (const [, meta, start] of starts) {
  const { program, text } = bundled(start, "unpacked(PACKED)");
  parts.push(data(`${meta}-wasm`, packed(program)));
  parts.push(data(`${meta}-script`, `${UNPACK}\n${text.replaceAll("import.meta.url", "location.href")}`));
  page += `document.querySelector("meta[name=${meta}]").content = URL.createObjectURL(new Blob(
  [\`const PACKED = "\`, ${held(`${meta}-wasm`)}, \`";\\n\`, ${held(`${meta}-script`)}],
  { type: "text/javascript" },
));
`;
}
const { program, text } = bundled(named(/^start-\w+\.js$/), `unpacked(${held("app-wasm")})`);
parts.push(data("app-wasm", packed(program)));
const script = (page + text).replaceAll("</script", "<\\/script");

const styles = [...read("index.html").matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>/g)];
const style = styles.map(([, name]) => read(name)).join("\n");
const icon = Buffer.from(read("icons/icon.svg")).toString("base64");
const policy = [
  "default-src 'none'",
  `script-src ${sha256(script)} 'wasm-unsafe-eval'`,
  `style-src ${sha256(style)}`,
  "img-src data:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

let html = read("index.html").replace(/\s*<link rel="(stylesheet|manifest|apple-touch-icon)"[^>]*>/g, "");
html = swap(html, /content="default-src[^"]*"/, `content="${policy}"`);
html = swap(html, "./icons/icon.svg", `data:image/svg+xml;base64,${icon}`);
html = swap(html, /<script type="module"[^>]*><\/script>/, `<style>${style}</style>`);
html = swap(
  html,
  "</body>",
  [...parts, `<script type="module">${script}</script>`, "</body>"].join("\n"),
);
writeFileSync(join(dist, "dateline.html"), html);
console.log(`dist/dateline.html: ${Math.round(html.length / 1024)} kB`);
