export type Style = ReadonlyMap<string, string>;

const DECLARATION = /([a-z-]+)\s*:\s*((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;"'(])+)/gi;

/** The declarations of a style, names and values in small letters; the word processors' own are among them. */
export function parseStyle(text: string): Style {
  const style = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(DECLARATION)) {
    const plain = value.replace(/!\s*important/i, '').trim();
    style.set(name.toLowerCase(), plain.toLowerCase());
  }
  return style;
}

const NO_STYLE: Style = new Map();

/** The style that an element has of its own. */
export function styleOf(element: Element): Style {
  const text = element.getAttribute('style');
  return text === null ? NO_STYLE : parseStyle(text);
}

/** Of a style sheet only this is looked at. */
const LOOKED_AT = new Set([
  'display',
  'visibility',
  'mso-hide',
  'font-weight',
  'font-style',
  'text-decoration',
  'vertical-align',
]);

const SIMPLE_SELECTOR = /^([a-z0-9]*)\.([\w-]+)$/i;

/** Rules that hold on the screen, as selector and body: what stands in a block of a medium is left out. */
function* rulesOf(sheet: string): Generator<readonly [string, string]> {
  let depth = 0;
  for (const piece of sheet.replaceAll(/<!--|-->|\/\*[^*]*\*\//g, ' ').split('}')) {
    const [selector = '', body, ...deeper] = piece.split('{');
    if (depth === 0 && body !== undefined && deeper.length === 0) yield [selector, body];
    depth = Math.max(0, depth + piece.split('{').length - 2);
  }
}

/** What the sheet in the pasted page says of each class, as declarations. */
function classStyles(sheet: string): ReadonlyMap<string, string> {
  const styles = new Map<string, string>();
  for (const [selectors, body] of rulesOf(sheet)) {
    const kept = [...parseStyle(body)].filter(([property]) => LOOKED_AT.has(property));
    if (kept.length === 0) continue;
    const text = kept.map(([property, value]) => `${property}:${value}`).join(';');
    for (const selector of selectors.split(',')) {
      const [, tag, name] = SIMPLE_SELECTOR.exec(selector.trim()) ?? [];
      if (name !== undefined) styles.set(`${tag?.toLowerCase() ?? ''}.${name}`, text);
    }
  }
  return styles;
}

/** All style sheets of a page as one text. */
export const sheetOf = (page: Document): string =>
  [...page.querySelectorAll('style')].map((sheet) => sheet.textContent).join('\n');

/** Spreadsheets, Apple's programs and mails say by classes what is bold, struck or hidden. */
export function applyClasses(body: Element, sheet: string): void {
  const styles = classStyles(sheet);
  if (styles.size === 0) return;
  for (const element of body.querySelectorAll('[class]')) {
    const tag = element.nodeName.toLowerCase();
    const found = [...element.classList].flatMap((name) => [
      styles.get(`.${name}`) ?? [],
      styles.get(`${tag}.${name}`) ?? [],
    ]);
    const texts = found.flat();
    if (texts.length === 0) continue;
    element.setAttribute('style', [...texts, element.getAttribute('style') ?? ''].join(';'));
  }
}

/** A length in pixels, whatever its unit; null where it is none. */
export function pixels(value: string | null | undefined): number | null {
  const [, number = '', unit = ''] =
    /^\s*(-?[\d.]+)\s*(px|pt|em|rem|in|cm)?\s*$/.exec(value ?? '') ?? [];
  if (number === '') return null;
  const factor = { pt: 4 / 3, em: 16, rem: 16, in: 96, cm: 38 }[unit] ?? 1;
  return Number(number) * factor;
}
