const PLAIN = '0123456789+-=()';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎';

const characters = (into: string): ReadonlyMap<string, string> =>
  new Map([
    ...Array.from(PLAIN).map((character, index) => [character, into.charAt(index)] as const),
    ['−', into.charAt(PLAIN.indexOf('-'))],
  ]);

const SCRIPTS: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['superscript', characters(RAISED)],
  ['subscript', characters(LOWERED)],
]);

/**
 * Text where no marks can stand: raised and lowered numbers as the characters that look so, as 10⁶ is not
 * 106. Other words than numbers read the same on the line and stay as they are. The length stays.
 */
export function scriptText(text: string, marks: readonly { readonly type: string }[]): string {
  const script = marks.map(({ type }) => SCRIPTS.get(type)).find((found) => found !== undefined);
  if (script === undefined) return text;
  const letters = Array.from(text);
  if (!letters.every((letter) => script.has(letter) || letter.trim() === '')) return text;
  return letters.map((letter) => script.get(letter) ?? letter).join('');
}
