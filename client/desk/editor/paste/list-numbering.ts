/** As HTML's `type` of a numbered list; `1` is what a list has without any. */
export type Numbering = '1' | 'a' | 'A' | 'i' | 'I';

/** What stands before an item: a number in its system, a bullet, or words of their own. */
export type Marker =
  | { readonly kind: 'number'; readonly numbering: Numbering; readonly value: number }
  | { readonly kind: 'bullet' }
  | { readonly kind: 'words'; readonly words: string };

const ROMAN = /^(?=[ivxlcdm])m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

function romanValue(text: string): number {
  const values = Array.from(text, (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** The place of a small letter in the alphabet, from 1. */
const place = (letter: string): number => letter.charCodeAt(0) - 96;

/** `a` is 1, `z` 26, `aa` 27 as browsers count; Word counts `bb` as 28. */
function letterValue(text: string): number {
  const repeated = text.length > 1 && new Set(text).size === 1;
  if (repeated) return (text.length - 1) * 26 + place(text);
  return Array.from(text, place).reduce((sum, value) => sum * 26 + value, 0);
}

function letters(text: string, numbering: 'roman' | 'letters'): Marker {
  const small = text.toLowerCase();
  const upper = small !== text;
  const value = numbering === 'roman' ? romanValue(small) : letterValue(small);
  const [capital, ordinary] = numbering === 'roman' ? (['I', 'i'] as const) : (['A', 'a'] as const);
  return { kind: 'number', numbering: upper ? capital : ordinary, value };
}

/** What is known of a list before one looks at an item's marker. */
export interface Counting {
  readonly numbering: Numbering;
  /** The number that would go on; null: any. */
  readonly next: number | null;
}

/** A marker alone can be both: `c.` may be the third or the hundredth. What counts on is meant. */
function lettersOrRoman(text: string, counting: Counting | null): Marker {
  const small = text.toLowerCase();
  if (!ROMAN.test(small)) return letters(text, 'letters');
  const readings = [letters(text, 'letters'), letters(text, 'roman')];
  const meant = readings.find(
    (reading) =>
      reading.kind === 'number' &&
      reading.numbering === counting?.numbering &&
      (counting.next ?? reading.value) === reading.value,
  );
  return meant ?? letters(text, small.length > 1 || small === 'i' ? 'roman' : 'letters');
}

const NUMBER = /^[([]?(?:\d{1,6}[.)\-–])*(\d{1,6})[.):\]]*$/;
const LETTERS = /^[([]?([a-z]{1,3}|[ivxlcdm]{1,12})[.)\]]+$/i;

/** Reads what Word or a page wrote before an item. */
export function readMarker(text: string, counting: Counting | null): Marker {
  const marker = text.replaceAll(/[\s\u00A0]+/g, '');
  const [, number] = NUMBER.exec(marker) ?? [];
  if (number !== undefined) return { kind: 'number', numbering: '1', value: Number(number) };
  const [, word] = LETTERS.exec(marker) ?? [];
  if (word !== undefined) return lettersOrRoman(word, counting);
  // A letter or two without a stop is how symbol fonts write bullets: o, §, Ø, ü, à.
  if (marker.length <= 2) return { kind: 'bullet' };
  return { kind: 'words', words: text.replaceAll(/[\s\u00A0]+/g, ' ').trim() };
}

const BY_STYLE: Readonly<Record<string, Numbering>> = {
  decimal: '1',
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'alpha-lower': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'alpha-upper': 'A',
  'lower-roman': 'i',
  'roman-lower': 'i',
  'upper-roman': 'I',
  'roman-upper': 'I',
};

/** The numbering that a style names, in the words of CSS or of Word; null where HTML has none of that kind. */
export const numberingOf = (style: string): Numbering | null => BY_STYLE[style] ?? null;

const NUMBERINGS = new Set<string>(['1', 'a', 'A', 'i', 'I'] satisfies readonly Numbering[]);

export const isNumbering = (text: string | null): text is Numbering =>
  text !== null && NUMBERINGS.has(text);

function lettersOf(value: number): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return value > 26 ? lettersOf(Math.floor((value - 1) / 26)) + letter : letter;
}

const ROMAN_STEPS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function romanOf(value: number): string {
  const [step, text] = ROMAN_STEPS.find(([each]) => each <= value) ?? [];
  return step === undefined || text === undefined ? '' : text + romanOf(value - step);
}

/** A number as a list of this type shows it, without its stop. */
export function markerOf(value: number, type: unknown): string {
  if (value < 1 || value > 3999 || typeof type !== 'string' || !isNumbering(type))
    return String(value);
  if (type === 'a') return lettersOf(value);
  if (type === 'A') return lettersOf(value).toUpperCase();
  if (type === 'i') return romanOf(value);
  return type === 'I' ? romanOf(value).toUpperCase() : String(value);
}
