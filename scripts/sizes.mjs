// What a browser fetches of dist/, with brotli, against what it may be: node scripts/sizes.mjs
import { existsSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** In kilobytes: what the page needs to be there, and what it needs to read an article. */
const BUDGETS = { page: 500, "page and worker": 3_000 };

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const size = (name) => statSync(dist + (existsSync(`${dist}${name}.br`) ? `${name}.br` : name)).size;
const names = readdirSync(dist).filter((name) => !/\.(br|gz)$/.test(name));
const sum = (pattern) => names.filter((name) => pattern.test(name)).reduce((all, name) => all + size(name), 0);

const page = sum(/^(index\.html|start-\w+\.js|early-\w+\.js|ways-in-\w+\.js|app-\w+\.(js|wasm)|(base|text|panels|take-away)-\w+\.css)$/);
const worker = sum(/^(worker-start-\w+\.js|doors-\w+\.js|worker-\w+\.js|worker_bg-\w+\.wasm)$/);
const found = { page, "page and worker": page + worker };

// Builds for trying things out are compiled fast rather than small.
const isJudged = !process.env.CARGO_PROFILE_PAGE_OPT_LEVEL;
let tooLarge = false;
for (const [what, budget] of Object.entries(BUDGETS)) {
  const kilobytes = Math.ceil(found[what] / 1000);
  tooLarge ||= kilobytes > budget;
  console.log(`${what}: ${kilobytes} kB of at most ${budget} kB`);
}
if (found.page === 0 || worker === 0) throw new Error("dist/ is not there; run make dist first");
process.exit(isJudged && tooLarge ? 1 : 0);
