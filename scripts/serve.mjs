// Serves dist/ on this machine: node scripts/serve.mjs [--port 8080] [--path /some/where/]
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** A server of the folder's files under a path; give it to `listen`. */
export function fileServer(folder, path = "/") {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = decodeURIComponent(pathname.startsWith(path) ? pathname.slice(path.length) : "\0");
    const name = normalize(inside === "" ? "index.html" : inside);
    try {
      if (name.startsWith("..") || name.includes("\0")) throw new Error("outside");
      const body = await readFile(join(folder, name));
      response.writeHead(200, {
        "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("not found\n");
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { port: { type: "string", default: "8080" }, path: { type: "string", default: "/" } },
  });
  const dist = fileURLToPath(new URL("../dist/", import.meta.url));
  fileServer(dist, values.path).listen(Number(values.port), "127.0.0.1", () =>
    console.log(`Dateline is on http://127.0.0.1:${values.port}${values.path} (Ctrl-C ends it)`),
  );
}
