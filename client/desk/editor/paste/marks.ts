import { isBlock, isText, tagOf, unwrap, wrapContent } from './markup.ts';
import type { Style } from './styles.ts';
import { pixels, styleOf } from './styles.ts';

const isBold = (weight: string | undefined): boolean =>
  weight !== undefined && (weight.startsWith('bold') || Number(weight) >= 600);

/** Raised or lowered, as a word or as a length. */
function scriptOf(value: string | undefined): 'sup' | 'sub' | null {
  if (value === 'super') return 'sup';
  if (value === 'sub') return 'sub';
  const shift =
    pixels(value) ?? (/^-?[\d.]+%$/.test(value ?? '') ? Number.parseFloat(value ?? '') : 0);
  if (shift === 0) return null;
  return shift > 0 ? 'sup' : 'sub';
}

/** Google Docs wraps everything in a `<b>` that is not bold, and others do so with their tags too. */
function unwrapFalseMarks(body: Element): void {
  for (const element of body.querySelectorAll('b, strong, i, em, sup, sub, s, strike, del')) {
    const style = styleOf(element);
    const tag = tagOf(element);
    const plain =
      (/^(b|strong)$/.test(tag) && /^(normal|[1-5]00)$/.test(style.get('font-weight') ?? '')) ||
      (/^(i|em)$/.test(tag) && style.get('font-style') === 'normal') ||
      (/^su[pb]$/.test(tag) && style.get('vertical-align') === 'baseline') ||
      (/^(s|strike|del)$/.test(tag) && style.get('text-decoration') === 'none');
    if (plain) unwrap(element);
  }
}

function tagsOf(element: Element, style: Style, heading: boolean): readonly string[] {
  const inline = !isBlock(element);
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const script = inline ? scriptOf(style.get('vertical-align')) : null;
  return [
    ...(isBold(style.get('font-weight')) && !heading ? ['strong'] : []),
    ...(/^(italic|oblique)/.test(style.get('font-style') ?? '') ? ['em'] : []),
    ...(line.includes('line-through') ? ['s'] : []),
    ...(script === null || /^su[pb]$/.test(tagOf(element)) ? [] : [script]),
  ];
}

/** Marks are put around text: a block that is bold holds bold lines. */
const holdsBlocks = (element: Element): boolean => [...element.children].some(isBlock);

/** What looks bold, slanted, struck, raised or lowered becomes what it looks like. */
export function nameMarks(body: Element): void {
  unwrapFalseMarks(body);
  const bold = new Set(
    body.querySelectorAll(':is(h1, h2, h3, h4, h5, h6, th), :is(h1, h2, h3, h4, h5, h6, th) *'),
  );
  for (const element of body.querySelectorAll('[style]')) {
    if (/^(img|br|hr|ul|ol|table|tr)$/.test(tagOf(element)) || holdsBlocks(element)) continue;
    for (const tag of tagsOf(element, styleOf(element), bold.has(element)))
      wrapContent(element, tag);
  }
}

/** Readings above East Asian characters come behind them, in brackets, where the page wrote none. */
export function keepReadings(body: Element): void {
  for (const reading of body.querySelectorAll('ruby > rt, ruby > rtc')) {
    const bracketed = tagOf(reading.previousElementSibling ?? reading) === 'rp';
    if (!bracketed) {
      reading.prepend('(');
      reading.append(')');
    }
  }
}

/** Apple's programs mark the spaces that they made unbreakable on their way to the clipboard. */
export function plainSpaces(body: Element): void {
  for (const space of body.querySelectorAll('span.Apple-converted-space, span.Apple-tab-span')) {
    for (const child of space.childNodes) {
      if (isText(child)) child.data = child.data.replaceAll(/[\u00A0\t]/g, ' ');
    }
    unwrap(space);
  }
}
