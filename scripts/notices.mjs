// What is shipped and under which terms: every crate in the wasm with its licence, the reader of PDFs, and the sources of
// the data. It fails when a licence is not among those below, or a crate is shipped in two versions without a reason.
//
//     node scripts/notices.mjs > NOTICES.txt
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Terms under which the whole may be passed on with its notices. */
const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0",
  "Unlicense", "Zlib",
]);
/** Crates shipped in two versions, and who asks for the older one. */
const TWICE = { convert_case: "leptos and its macros", thiserror: "leptos" };

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Whether one licence of every choice is allowed: "(MIT OR Apache-2.0) AND Unicode-3.0", "MIT/Apache-2.0". */
export function isAllowed(expression) {
  const choices = expression.replace(/[()]/g, "").split(" AND ");
  return choices.every((choice) => choice.split(/ OR |\//).some((licence) => ALLOWED.has(licence.trim())));
}

/** The crates that end up in the wasm, in order of their names: no build scripts, no macros, no tests. */
function crates() {
  const arguments_ = ["metadata", "--format-version=1", "--locked", "--filter-platform=wasm32-unknown-unknown"];
  const metadata = JSON.parse(execFileSync("cargo", arguments_, { cwd: ROOT, maxBuffer: 1 << 28 }));
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((one) => [one.id, one]));
  const isMacro = (id) => packages.get(id).targets.some((target) => target.kind.includes("proc-macro"));
  const found = new Set();
  const walk = (id) => {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (found.has(pkg) || isMacro(pkg) || !kinds.some((kind) => kind.kind === null)) continue;
      found.add(pkg);
      walk(pkg);
    }
  };
  walk(metadata.resolve.root);
  return [...found].map((id) => packages.get(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The licence files of a folder; of MIT and Apache-2.0, at the taker's choice, the shorter. */
function licenceTexts(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense|notice)/i.test(name)).sort();
  const chosen = names.some((name) => /mit/i.test(name)) ? names.filter((name) => !/apache/i.test(name)) : names;
  return chosen.map((name) => join(folder, name)).flatMap((path) => {
    try {
      return [readFileSync(path, "utf8").replace(/\r/g, "").trim()];
    } catch {
      return []; // a folder of that name
    }
  });
}

/** The whole notice; an error that names what may not be shipped. */
export function notices() {
  const shipped = crates().map(({ name, version, license, repository, manifest_path: manifest }) => ({
    name, version, license: license ?? "none given", repository, texts: licenceTexts(dirname(manifest)),
  }));
  const pdf = join(ROOT, "node_modules/pdfjs-dist");
  const { version, license } = JSON.parse(readFileSync(join(pdf, "package.json"), "utf8"));
  shipped.push({
    name: "pdfjs-dist", version, license, repository: "https://github.com/mozilla/pdf.js", texts: licenceTexts(pdf),
  });

  const refused = shipped.filter((one) => !isAllowed(one.license)).map((one) => `${one.name}: ${one.license}`);
  if (refused.length) throw new Error(`licences that scripts/notices.mjs does not allow: ${refused.join("; ")}`);
  const twice = shipped.filter((one, at) => at && one.name === shipped[at - 1].name).map((one) => one.name);
  const unexplained = twice.filter((name) => !name.endsWith("-impl") && !(name in TWICE));
  if (unexplained.length) throw new Error(`shipped in two versions: ${unexplained.join(", ")}`);

  const users = new Map();
  for (const { name, texts } of shipped) {
    for (const text of texts) users.set(text, [...(users.get(text) ?? []), name]);
  }
  const rule = `\n\n${"=".repeat(78)}\n\n`;
  const list = shipped.map((one) => `${one.name} ${one.version}, ${one.license}${one.repository ? `, ${one.repository}` : ""}`);
  const texts = [...users].map(([text, names]) => `${[...new Set(names)].join(", ")}:\n\n${text}`);
  return [
    "Dateline is licensed under MIT or Apache-2.0, at your choice. It contains:",
    list.join("\n"),
    readFileSync(join(ROOT, "src/mention/ATTRIBUTION.md"), "utf8").trim(),
    ...texts,
  ].join(rule) + "\n";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(notices());
