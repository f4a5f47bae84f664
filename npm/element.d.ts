import type { Analysis } from "./types.js";

/** `<dateline-article published="2024-03-08">`: marks names, dates and quantities in the text it wraps. */
export class DatelineArticle extends HTMLElement {
  /** What was found, once the text is marked; spans count in `text`. */
  readonly analysis: Analysis | null;
  /** The text that was read. */
  readonly text: string;
  /** Reads the text anew, after it was changed. */
  annotate(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "dateline-article": DatelineArticle;
  }
}
