import type { Analysis, Applied, Dossier } from "./types.js";

export type * from "./types.js";

/** What the reader can tell about the text. */
export interface Options {
  /** The day of publication, "2024-03-08"; otherwise it is looked for in the text. */
  published?: string;
  /** What a reader knows better, in the order it was said; `analysis.corrections` can be given again. */
  corrections?: Correction[];
}

/** A statement of a reader about the text: where, how far it reaches, what it says. */
export type Correction = Pick<Applied, "id" | "act"> & Partial<Omit<Applied, "id" | "act">>;

/** A form an analysis can be written in. */
export interface Format {
  name: string;
  title: string;
  /** What it is good for. */
  purpose: string;
  /** File name extension, without the dot. */
  extension: string;
  media_type: string;
  /** Whether a dossier can be written in it. */
  dossier: boolean;
}

/** Every format `exportAs` knows. */
export const formats: Format[];

/** What is in an article. Any text gives an analysis. Throws when the options cannot be read, and says what is wrong. */
export function analyze(text: string, options?: Options): Analysis;

/** Several articles as one dossier. Throws when one of them does not hold together, and says which field. */
export function merge(analyses: Analysis[]): Dossier;

/** The analysis of `text` as a file. Throws when there is no such format. */
export function exportAs(format: string, text: string, analysis: Analysis): string;
/** A dossier as a file. Throws when there is no such format for dossiers. */
export function exportAs(format: string, dossier: Dossier): string;
