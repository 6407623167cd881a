import * as Y from 'yjs';

// A draft's body as docs/draft-form.md has it, written by plain Yjs.

/** The end of a line, or another map to be embedded. */
export const unitMap = (keys: Readonly<Record<string, unknown>>): Y.Map<unknown> =>
  new Y.Map<unknown>(Object.entries(keys));

export const lineEnd = (kind?: string): Y.Map<unknown> =>
  unitMap(kind === undefined ? { live: true } : { live: true, kind });

/** What is embedded in a text, in order, with where it stands. */
function unitsIn(text: Y.Text): readonly (readonly [number, Y.Map<unknown>])[] {
  const units: (readonly [number, Y.Map<unknown>])[] = [];
  let index = 0;
  // A text's delta is untyped: strings and what was embedded.
  for (const { insert } of text.toDelta() as readonly { readonly insert: unknown }[]) {
    if (insert instanceof Y.Map) units.push([index, insert]);
    index += typeof insert === 'string' ? insert.length : 1;
  }
  return units;
}

export const mapsIn = (text: Y.Text): readonly Y.Map<unknown>[] =>
  unitsIn(text).map(([, map]) => map);

/** A line of a text, found by its end: indices count from its start. */
export class Line {
  readonly end: Y.Map<unknown>;
  readonly #text: Y.Text;

  constructor(text: Y.Text, end: Y.Map<unknown>) {
    this.#text = text;
    this.end = end;
  }

  get length(): number {
    const { from, to } = this.#range();
    return to - from;
  }

  insert(index: number, words: string, marks: object = {}): void {
    this.#text.insert(this.#range().from + index, words, marks);
  }

  delete(index: number, length: number): void {
    this.#text.delete(this.#range().from + index, length);
  }

  format(index: number, length: number, marks: object): void {
    this.#text.format(this.#range().from + index, length, marks);
  }

  /** In the text that it stands in, its own end not included. */
  #range(): { readonly from: number; readonly to: number } {
    const units = unitsIn(this.#text);
    const at = units.findIndex(([, map]) => map === this.end);
    const [to] = units[at] ?? [0];
    const [before] = units[at - 1] ?? [-1];
    return { from: before + 1, to };
  }
}
