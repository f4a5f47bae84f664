// <dateline-article published="2024-03-08">…</dateline-article>: marks names, dates and quantities in the text it
// wraps. Importing this file is all it takes. What stands inside stays the page's own, links and all: the words are
// only wrapped in <mark>.
import { analyze } from "./index.js";

const NAME = "dateline-article";

/** Elements whose words are none of the article's. */
const SILENT = "script, style, noscript, template, textarea, select, button, svg, math, iframe, [hidden]";

/** Elements that part what stands before them from what stands behind. */
const BLOCKS =
  "address, article, aside, blockquote, br, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, li, main, ol, p, pre, section, table, td, th, tr, ul";

const STYLE = `
${NAME} mark.dateline { background: none; color: inherit; text-decoration: underline 2px; text-underline-offset: 3px; text-decoration-color: #77777f; }
${NAME} mark.dateline[data-kind=person] { text-decoration-color: #0072b2; }
${NAME} mark.dateline[data-kind=organization] { text-decoration-color: #d55e00; }
${NAME} mark.dateline[data-kind=place] { text-decoration-color: #008a63; }
${NAME} mark.dateline[data-kind=group] { text-decoration-color: #9e4f80; }
${NAME} mark.dateline[data-kind=date] { text-decoration: underline dotted 2px #2f86bd; }
${NAME} mark.dateline[data-kind=quantity] { text-decoration-style: dashed; }`;

/** The text under a node, and the text nodes it is made of, each with where it begins. */
function read(root) {
  const nodes = [];
  let text = "";
  let parted = false;
  const visit = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (parted && text.trim() && child.data.trim()) text += "\n\n";
        parted &&= !child.data.trim();
        nodes.push({ node: child, start: text.length });
        text += child.data;
      } else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(SILENT)) {
        const parts = child.matches(BLOCKS);
        parted ||= parts;
        visit(child);
        parted ||= parts;
      }
    }
  };
  visit(root);
  return { text, nodes };
}

/** What is marked, in order and never one over another: the longer of two wins. */
function marks({ entities, timexes, quantities }) {
  const named = entities.flatMap(({ kind, name, description, mentions }) =>
    mentions
      .filter(({ form }) => form !== "pronoun")
      .map(({ span }) => ({ span, kind, title: [name, description ?? kind].join(", ") })),
  );
  const dated = timexes.map(({ span, value, interval }) => ({
    span,
    kind: "date",
    title: interval ? [...new Set(interval)].join(" – ") : value,
  }));
  const counted = quantities.map(({ span, value, unit }) => ({ span, kind: "quantity", title: [value, unit].filter(Boolean).join(" ") }));
  const all = [...named, ...dated, ...counted];
  all.sort((one, other) => one.span[0] - other.span[0] || other.span[1] - one.span[1]);
  let end = 0;
  return all.filter(({ span }) => {
    const free = span[0] >= end;
    if (free) end = span[1];
    return free;
  });
}

/** Wraps the words of a mark, in each text node that has some of them. Works from the end, so that what stands before stays in its place. */
function wrap(nodes, { span: [from, to], kind, title }) {
  for (const { node, start } of nodes.toReversed()) {
    const begin = Math.max(from - start, 0);
    const end = Math.min(to - start, node.data.length);
    if (begin >= end) continue;
    const words = node.splitText(begin);
    words.splitText(end - begin);
    const mark = document.createElement("mark");
    Object.assign(mark, { className: "dateline", title });
    mark.dataset.kind = kind;
    words.replaceWith(mark);
    mark.append(words);
  }
}

let sheet;

/** Gives the document, or the shadow tree, the style once; a policy against inline styles does not mind. */
function dress(root) {
  sheet ??= new CSSStyleSheet();
  if (sheet.cssRules.length === 0) sheet.replaceSync(STYLE);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** The element. Once the text is marked it has `analysis`, and sends the event "dateline" with it. */
export class DatelineArticle extends HTMLElement {
  static observedAttributes = ["published"];

  /** What was found; spans count in `text`. */
  analysis = null;
  /** The text that was read. */
  text = "";
  #waiting = false;

  connectedCallback() {
    this.annotate();
  }

  attributeChangedCallback() {
    this.annotate();
  }

  /** Reads the text anew, once the page has had time to fill the element. */
  annotate() {
    if (this.#waiting || !this.isConnected) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      if (this.isConnected) this.#mark();
    });
  }

  #mark() {
    for (const mark of this.querySelectorAll("mark.dateline")) mark.replaceWith(...mark.childNodes);
    this.normalize();
    const { text, nodes } = read(this);
    const published = this.getAttribute("published") ?? undefined;
    this.text = text;
    this.analysis = analyze(text, { published });
    for (const mark of marks(this.analysis).toReversed()) wrap(nodes, mark);
    dress(this.getRootNode());
    this.dispatchEvent(new CustomEvent("dateline", { detail: this.analysis, bubbles: true }));
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, DatelineArticle);
