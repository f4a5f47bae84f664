// Trunk's last step (Trunk.toml): makes of its output a site that a strict Content-Security-Policy lets run,
// that never mixes two versions, and that works offline.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { notices } from "./notices.mjs";

const dist = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(dist, name), "utf8");
const write = (name, text) => writeFileSync(join(dist, name), text);
const hash = (name, kind, as) => createHash(kind).update(readFileSync(join(dist, name))).digest(as);

/** The text with one thing replaced; a thing that is not there means that Trunk has changed its ways. */
function swap(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`${parts.length - 1} times, instead of once: ${from}`);
  return parts.join(to);
}

/** Takes out of a script or style sheet what only people read. */
function minify(name) {
  const loader = name.endsWith(".css") ? "css" : "js";
  write(name, transformSync(read(name), { loader, minify: true, format: loader === "js" ? "esm" : undefined }).code);
}

/** Puts a part of its content's hash into a file's name; gives the new name. */
function nameAfterContent(name) {
  if (/\.js$/.test(name) && !/^pdf/.test(name)) minify(name);
  const named = name.replace(/(\.\w+)$/, `-${hash(name, "sha256", "hex").slice(0, 16)}$1`);
  renameSync(join(dist, name), join(dist, named));
  return named;
}

/** Names files after their content, and writes the names into the file that asks for them. */
function nameWithin(asking, names) {
  let text = read(asking);
  for (const name of names) text = swap(text, `"./${name}"`, `"./${nameAfterContent(name)}"`);
  write(asking, text);
}

// The page's files, named by Trunk. Its inline script gives way to start.js.
let html = read("index.html");
const script = /\s*<script type="module">[^]*?<\/script>/.exec(html)?.[0];
const [, app] = /from '\.\/(app-[0-9a-f]+)\.js'/.exec(script);
html = swap(html, script, "");
// The first view comes before the program, which start.js asks for.
html = html.replace(/<link rel="(modulepreload|preload)"[^>]*>/g, "");
write("start.js", swap(swap(read("start.js"), "./app.js", `./${app}.js`), "./app_bg.wasm", `./${app}_bg.wasm`));
nameWithin("start.js", ["early.js", "ways-in.js"]);
html = swap(html, "./start.js", `./${nameAfterContent("start.js")}`);

// The reader of PDFs, as its makers built it for browsers of the last years.
const pdfjs = new URL("../node_modules/pdfjs-dist/legacy/build/", import.meta.url);
copyFileSync(new URL("pdf.min.mjs", pdfjs), join(dist, "pdf.js"));
copyFileSync(new URL("pdf.worker.min.mjs", pdfjs), join(dist, "pdf.worker.js"));

// The workers' files, which Trunk leaves without a hash.
const doors = nameAfterContent("doors.js");
for (const name of ["worker-start.js", "files-start.js"]) write(name, swap(read(name), '"./doors.js"', `"./${doors}"`));
nameWithin("worker-start.js", ["worker.js", "worker_bg.wasm"]);
nameWithin("files-start.js", ["files.js", "files_bg.wasm", "pdf.js", "pdf.worker.js"]);
for (const name of ["worker-start.js", "files-start.js"]) html = swap(html, `./${name}`, `./${nameAfterContent(name)}`);

// What keeps the name it has from Trunk or from people.
for (const name of readdirSync(dist)) if (/^app-\w+\.js$|^help\.js$|\.css$/.test(name)) minify(name);

write("index.html", html.replace(/<!--[^]*?-->\s*/g, "").replace(/\n\s*\n+/g, "\n"));

write("notices.txt", notices());

// What the service worker keeps: everything but itself, the page under the address people open; the reader
// of PDFs and the notices only once they were needed.
const names = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "sw.js")
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1))
  .sort();
const listed = (names) =>
  JSON.stringify(
    Object.fromEntries(
      names.map((name) => [name === "index.html" ? "./" : name, `sha256-${hash(name, "sha256", "base64")}`]),
    ),
    null,
    2,
  );
const isLater = (name) => /^(pdf[.-]|notices)/.test(name);
const files = listed(names.filter((name) => !isLater(name)));
const later = listed(names.filter(isLater));
const version = createHash("sha256").update(files + later).digest("hex").slice(0, 16);
const filled = { "const FILES = {};": `const FILES = ${files};`, "const LATER = {};": `const LATER = ${later};` };
let keeper = swap(read("sw.js"), 'VERSION = ""', `VERSION = "${version}"`);
for (const [empty, full] of Object.entries(filled)) keeper = swap(keeper, empty, full);
write("sw.js", keeper);

// The page's own policy as a header too, for hosts that send what `_headers` says: a worker heeds only headers.
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)[1];
const headers = {
  "Content-Security-Policy": `${policy}; frame-ancestors 'none'`,
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
write("_headers", `/*\n${lines.join("")}`);

// Compressed copies for hosts that serve them; the names above are all that a browser asks for.
for (const name of [...names, "sw.js"]) {
  if (/\.(png|woff2?)$/.test(name)) continue;
  const contents = readFileSync(join(dist, name));
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length, [constants.BROTLI_PARAM_LGWIN]: 24 };
  writeFileSync(join(dist, `${name}.br`), brotliCompressSync(contents, { params: size }));
  writeFileSync(join(dist, `${name}.gz`), gzipSync(contents, { level: 9 }));
}
