// Starts the worker that opens files, closes its doors, and reads PDFs for it. pdf.js is fetched with the first PDF.
import init from "./files.js";
import { closeDoors, fail } from "./doors.js";

/** The pieces of text of each page of a PDF, with their places; what is thrown is a clause about the file. */
self.piecesOfPdf = async (bytes) => {
  const pdf = await load();
  const task = pdf.getDocument({
    data: bytes,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  try {
    const file = await task.promise;
    const pages = [];
    for (let number = 1; number <= file.numPages; number += 1) pages.push(await piecesOfPage(file, number));
    return pages;
  } catch (error) {
    throw error.name === "PasswordException"
      ? "is locked with a password"
      : "is damaged: it could not be read as a PDF";
  } finally {
    await task.destroy();
  }
};

async function piecesOfPage(file, number) {
  const page = await file.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .filter(({ str }) => str)
    .map(({ str, width, transform: [, , c, d, x, y] }) => ({ text: str, x, y, width, size: Math.hypot(c, d) }));
}

async function load() {
  try {
    const pdf = await import("./pdf.js");
    pdf.GlobalWorkerOptions.workerPort ??= new Worker(new URL("./pdf.worker.js", import.meta.url), { type: "module" });
    return pdf;
  } catch {
    throw "needs the reader of PDFs, which is not on this device yet; connect once, and open it again";
  }
}

// The reader of PDFs works in a worker of its own.
init({ module_or_path: new URL("./files_bg.wasm", import.meta.url) })
  .then(() => closeDoors({ except: ["Worker"] }), fail)
  .catch(fail);
