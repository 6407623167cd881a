import { ListBuilder } from './list-builder.ts';
import type { Marker, Numbering } from './list-numbering.ts';
import { numberingOf, readMarker } from './list-numbering.ts';
import { hasWords, moveChildren, neighbour, rename, tagOf, wrapContent } from './markup.ts';
import { parseStyle, pixels, styleOf } from './styles.ts';

/** `l0 level2 lfo1`: which list and how deep. */
const LIST_STYLE = /mso-list:\s*l(\d+)\s+level(\d+)/i;

/** Levels that Word has; a page may claim any. */
const DEEPEST = 9;

/** How each level of each list counts, as Word's style sheet says it; `bullet` for those that do not. */
export type WordFormats = ReadonlyMap<string, Numbering | 'bullet'>;

const DEFINITION = /@list\s+l(\d+):level(\d+)\s*\{([^{}]{0,2000})\}/gi;

/** Reads the definitions of lists in Word's style sheet; keys are `list level`. */
export function wordFormats(sheet: string): WordFormats {
  const formats = new Map<string, Numbering | 'bullet'>();
  for (const [, list = '', level = '', body = ''] of sheet.matchAll(DEFINITION)) {
    const style = parseStyle(body);
    const name = style.get('mso-level-number-format');
    const format =
      name === 'bullet' || name === 'image' ? 'bullet' : numberingOf(name ?? 'decimal');
    if (format !== null) formats.set(`${list} ${level}`, format);
  }
  return formats;
}

/** Word writes the bullet or number as text that a browser is told to ignore. */
function takeMarker(paragraph: Element): string | null {
  const marker = [...paragraph.querySelectorAll('span[style]')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  );
  if (marker === undefined) return null;
  const text = marker.textContent;
  marker.remove();
  return text;
}

interface WordItem {
  readonly level: number;
  readonly marker: Marker;
}

function itemOf(paragraph: Element, formats: WordFormats, lists: ListBuilder): WordItem | null {
  const [, list = '', deep = '1'] = LIST_STYLE.exec(paragraph.getAttribute('style') ?? '') ?? [];
  if (list === '') return null;
  const level = Math.min(Math.max(Number(deep), 1), DEEPEST);
  const text = takeMarker(paragraph);
  const format = formats.get(`${list} ${deep}`) ?? null;
  if (format === 'bullet' || text === null) return { level, marker: { kind: 'bullet' } };
  const known = format === null ? lists.countingAt(level) : { numbering: format, next: null };
  const marker = readMarker(text, known);
  return { level, marker };
}

/** A heading that Word counts keeps its number as words, and one with a marker of words keeps those. */
function keepMarkerAsText(paragraph: Element, marker: string): void {
  paragraph.prepend(`${marker.replaceAll(/[\s\u00A0]+/g, ' ').trim()} `);
}

const isHeading = (paragraph: Element): boolean => /^h[1-6]$/.test(tagOf(paragraph));

function markerText(marker: Marker, source: string): string | null {
  if (marker.kind === 'words') return marker.words;
  return marker.kind === 'number' ? source : null;
}

/** The words of an item in a paragraph; a heading with a bullet is an item in bold. */
function contentOf(paragraph: Element): Element {
  const made = paragraph.ownerDocument.createElement('p');
  moveChildren(paragraph, made);
  if (isHeading(paragraph)) wrapContent(made, 'strong');
  return made;
}

const OF_LISTS = /(^|\s)MsoListParagraph/i;

/** How far Word's own style for lists is indented, where a paragraph does not say: 36 pt. */
const USUAL_INDENT = 48;

function indentOf(paragraph: Element): number {
  const told = pixels(styleOf(paragraph).get('margin-left'));
  return told ?? (OF_LISTS.test(paragraph.className) ? USUAL_INDENT : 0);
}

/** A paragraph after an item that goes on with it: a further one of the item, or a blank line among them. */
function goOn(paragraph: Element, lists: ListBuilder): void {
  if (tagOf(paragraph) !== 'p' || !lists.endsWith(neighbour(paragraph, 'previousSibling'))) return;
  const indent = indentOf(paragraph);
  const ofLists = OF_LISTS.test(paragraph.className);
  if (!ofLists && indent === 0) return;
  if (hasWords(paragraph)) lists.addToItem(paragraph, indent);
  else if (ofLists) paragraph.remove();
}

const LIST_PARAGRAPHS = 'p, h1, h2, h3, h4, h5, h6, pre, div';

/**
 * Turns Word's list paragraphs, which only look like lists, into lists: numbers and letters go on as they
 * did, deeper levels hang under the item before, whichever list of Word's they belong to ([C9], [C10]).
 */
export function listsFromWord(body: Element, formats: WordFormats): void {
  const lists = new ListBuilder();
  for (const paragraph of body.querySelectorAll(LIST_PARAGRAPHS)) {
    if (!LIST_STYLE.test(paragraph.getAttribute('style') ?? '')) {
      goOn(paragraph, lists);
      continue;
    }
    if (!lists.endsWith(neighbour(paragraph, 'previousSibling'))) lists.end();
    const source = paragraph.querySelector('span[style*="mso-list" i]')?.textContent ?? '';
    const item = itemOf(paragraph, formats, lists);
    if (item === null) continue;
    const words = markerText(item.marker, source);
    const { marker } = item;
    if (marker.kind === 'words' || (isHeading(paragraph) && words !== null)) {
      keepMarkerAsText(paragraph, words ?? '');
      lists.end();
      continue;
    }
    if (!hasWords(paragraph) && paragraph.querySelector('img') === null) {
      paragraph.remove();
      continue;
    }
    const indent = indentOf(paragraph);
    const root = lists.add({ ...item, marker, indent, content: contentOf(paragraph) });
    if (root === null) paragraph.remove();
    else paragraph.replaceWith(root);
  }
}

/** What else only Word writes: titles that are paragraphs by name. */
export function headingsFromWord(body: Element): void {
  for (const paragraph of body.querySelectorAll('p[class*="MsoTitle" i]')) rename(paragraph, 'h2');
  for (const paragraph of body.querySelectorAll('p[class*="MsoSubtitle" i]'))
    rename(paragraph, 'h3');
}
