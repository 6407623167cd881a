import { html as template, raw } from 'hono/html';

declare const escaped: unique symbol;

/** HTML whose every inserted value was escaped: only `html` and `trusted` make it. */
export interface Html {
  readonly [escaped]: true;
  /** The markup. */
  toString(): string;
}

/** What a template takes in; `null`, `undefined` and `false` leave nothing behind. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** A template that escapes what is put into it, in text and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  // No promise goes in, so none comes out; hono's escaped string has no type of its own to keep.
  return template(strings, ...pieces) as unknown as Html;
}

/** Markup from elsewhere in this program that is known to be sound. Never for what people wrote. */
export function trusted(markup: string): Html {
  return raw(markup) as unknown as Html;
}

/** ` name="value"`, or nothing where there is no value. */
export function attribute(name: AttributeName, value: string | number | null): Html | null {
  return value === null ? null : html` ${trusted(name)}="${value}"`;
}

type AttributeName =
  | 'lang'
  | 'dir'
  | 'id'
  | 'start'
  | 'type'
  | 'colspan'
  | 'rowspan'
  | 'width'
  | 'height'
  | 'aria-current'
  | `data-${string}`;
