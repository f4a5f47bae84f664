// What the package offers. The WebAssembly is loaded once, before the first import is done.
import init, * as wasm from "./dateline.js";

const address = new URL("./dateline_bg.wasm", import.meta.url);
await init({ module_or_path: address.protocol === "file:" ? await fromDisk(address) : address });

/** Node.js does not fetch files. */
async function fromDisk(address) {
  const { readFile } = await import("node:fs/promises");
  return readFile(address);
}

/** Every format `exportAs` knows. */
export const formats = JSON.parse(wasm.formats());

/** What is in an article. */
export function analyze(text, options = {}) {
  return JSON.parse(wasm.analyze(text, JSON.stringify(options)));
}

/** Several articles as one dossier. */
export function merge(analyses) {
  return JSON.parse(wasm.merge(JSON.stringify(analyses)));
}

/** One file as a string: of a text and its analysis, or of a dossier. */
export function exportAs(format, ...source) {
  const [first, analysis] = source;
  return typeof first === "string"
    ? wasm.export_article(format, first, JSON.stringify(analysis))
    : wasm.export_dossier(format, JSON.stringify(first));
}
