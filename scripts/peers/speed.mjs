// Words a second of several packages on the same articles, in turn: node speed.mjs NODE_MODULES OURS FILE.txt…
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const ROUNDS = 15;
const [folder, own, ...files] = process.argv.slice(2);
const load = createRequire(resolve(folder, "x.js"));
const texts = files.map((file) => readFileSync(file, "utf8"));
const words = texts.join(" ").split(/\s+/).length;

const compromise = load("compromise");
const dated = load("compromise").extend(load("compromise-dates"));
const chrono = load("chrono-node");
const wink = load("wink-nlp")(load("wink-eng-lite-web-model"));
const dateline = await import(pathToFileURL(resolve(own)).href);

const READERS = {
  "dateline, everything": (text) => dateline.analyze(text),
  "compromise, names": (text) => {
    const doc = compromise(text);
    return [doc.people(), doc.organizations(), doc.places()].map((found) => found.json());
  },
  "compromise, names and dates": (text) => {
    const doc = dated(text);
    return [doc.people(), doc.organizations(), doc.places(), doc.dates()].map((found) => found.json());
  },
  "wink-nlp, entities": (text) => wink.readDoc(text).entities().out(),
  "chrono-node, dates": (text) => chrono.parse(text),
};

const times = Object.fromEntries(Object.keys(READERS).map((name) => [name, []]));
for (let round = -3; round < ROUNDS; round += 1) {
  for (const [name, read] of Object.entries(READERS)) {
    const start = performance.now();
    texts.forEach(read);
    // The first rounds make the engine warm.
    if (round >= 0) times[name].push(performance.now() - start);
  }
}
const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const first = median(times["dateline, everything"]);
console.log(`${words} words, median of ${ROUNDS} rounds`);
for (const [name, list] of Object.entries(times)) {
  const time = median(list);
  const speed = Math.round((words / time) * 1000).toLocaleString("en");
  console.log(`${name.padEnd(30)} ${speed.padStart(9)} words/s  ${(time / first).toFixed(2)} × our time`);
}
