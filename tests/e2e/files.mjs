// Files as other programs write them, made byte by byte.
import { crc32, deflateRawSync } from "node:zlib";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A file as the picker and a drop know it. */
export const file = (name, content, mimeType = "application/octet-stream") => ({ name, mimeType, buffer: Buffer.from(content) });

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The text's paragraphs as a document of Word's. */
export function docx(text, name = "story.docx") {
  const paragraphs = text.split(/\n+/).map((words) => `<w:p><w:r><w:t>${escaped(words)}</w:t></w:r></w:p>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${paragraphs.join("")}</w:body></w:document>`;
  return file(name, zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": xml }), DOCX);
}

function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    // Version, flags, method, time, date; checksum and sizes; lengths of name and extra field.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** The text as a PDF of one page, its paragraphs broken into lines. */
export function pdf(text, name = "story.pdf") {
  const lines = text.split(/\n+/).flatMap((words) => [...(words.match(/.{1,70}(?:\s|$)/g) ?? []), ""]);
  const shown = lines.map((line) => `(${line.trim().replace(/[\\()]/g, "\\$&")}) Tj T*`).join(" ");
  const content = `BT /F1 11 Tf 14 TL 72 760 Td ${text ? shown : ""} ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
  ];
  let body = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join("")}`;
  const trailer = `trailer<</Size ${count}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
  return file(name, Buffer.from(body + table + trailer, "latin1"), "application/pdf");
}
