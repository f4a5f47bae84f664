// Names by compromise: one {"file","text"} a line in, one {"file","names":[[start,end,kind]]} a line out, offsets in
// UTF-16 code units.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const nlp = createRequire(resolve(process.argv[2], "x.js"))("compromise");
for await (const line of createInterface({ input: process.stdin })) {
  const { file, text } = JSON.parse(line);
  const doc = nlp(text);
  const names = [];
  for (const [kind, view] of [["person", doc.people()], ["organization", doc.organizations()], ["place", doc.places()]]) {
    for (const found of view.json({ offset: true })) {
      // The offsets take white space and marks along; people end with the possessive.
      const piece = text.slice(found.offset.start, found.offset.start + found.offset.length);
      const bare = piece.replace(/^[\s"'“”‘’(]+/u, "");
      const start = found.offset.start + (piece.length - bare.length);
      names.push([start, start + bare.replace(/(?:['’]s)?[\s"'“”‘’),.;:!?]*$/u, "").length, kind]);
    }
  }
  console.log(JSON.stringify({ file, names }));
}
