// Serves dist/ on this machine: node scripts/serve.mjs [--port 8080] [--path /some/where/]
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The headers that `_headers` in the folder asks a host to send with every file (its section `/*`). */
function headersOf(folder) {
  const file = join(folder, "_headers");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return Object.fromEntries(
    lines.filter((line) => /^ +\S/.test(line)).map((line) => /^ +([^:]+): (.*)$/.exec(line).slice(1)),
  );
}

/** A file's bytes as the browser wants them: one of the compressed copies beside it where it takes that. */
async function contents(file, accepted = "") {
  for (const [encoding, ending] of Object.entries({ br: ".br", gzip: ".gz" })) {
    if (!accepted.includes(encoding) || !existsSync(file + ending)) continue;
    return { body: await readFile(file + ending), headers: { "Content-Encoding": encoding, Vary: "Accept-Encoding" } };
  }
  return { body: await readFile(file), headers: {} };
}

/**
 * A server of the folder's files under a path; give it to `listen`. A `plain` one sends neither the headers of
 * `_headers` nor compressed files, as the simplest of hosts.
 */
export function fileServer(folder, path = "/", { plain = false } = {}) {
  const always = plain ? {} : headersOf(folder);
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = decodeURIComponent(pathname.startsWith(path) ? pathname.slice(path.length) : "\0");
    const name = normalize(inside === "" ? "index.html" : inside);
    try {
      if (name.startsWith("..") || name.includes("\0")) throw new Error("outside");
      const accepted = plain ? "" : request.headers["accept-encoding"];
      const { body, headers } = await contents(join(folder, name), accepted);
      response.writeHead(200, {
        ...always,
        ...headers,
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
