import type { Fragment, Node, Slice } from '@tiptap/pm/model';
import { markerOf } from './list-numbering.ts';
import type { Losses } from './losses.ts';

/** The inline nodes of one line. */
export type Line = readonly Node[];

/** Puts text before a line. */
function prefixed(lines: readonly Line[], text: string): readonly Line[] {
  const [first = [], ...rest] = lines;
  const prefix = first[0]?.type.schema.text(text);
  return prefix === undefined ? lines : [[prefix, ...first], ...rest];
}

function linesOfRow(row: Node): readonly Line[] {
  const line: Node[] = [];
  for (const cell of row.children) {
    const words = linesIn(cell.content).flat();
    if (words.length === 0) continue;
    if (line.length > 0) line.push(row.type.schema.text(' | '));
    line.push(...words);
  }
  return line.length === 0 ? [] : [line];
}

function linesOfList(list: Node): readonly Line[] {
  const start = Number(list.attrs.start ?? 1);
  return list.children.flatMap((item, index) => {
    const lines = linesIn(item.content);
    if (list.type.name !== 'orderedList') return lines;
    return prefixed(lines, `${markerOf(start + index, list.attrs.type)}. `);
  });
}

function linesOf(node: Node): readonly Line[] {
  if (node.isTextblock) return node.content.size === 0 ? [] : [node.children];
  if (node.isInline) return [[node]];
  if (node.type.name === 'tableRow') return linesOfRow(node);
  if (node.type.name === 'orderedList' || node.type.name === 'bulletList') return linesOfList(node);
  if (node.type.name === 'embed') {
    const words = String(node.attrs.title || node.attrs.url || '');
    return words === '' ? [] : [[node.type.schema.text(words)]];
  }
  return linesIn(node.content);
}

/** What a fragment says, line by line: numbers of lists as text, cells of a row beside each other. */
export function linesIn(fragment: Fragment): readonly Line[] {
  // Inline nodes side by side are one line.
  if (fragment.firstChild?.isInline === true) return [fragment.content];
  return fragment.content.flatMap(linesOf);
}

/** Notes what becomes text, and what has none. */
export function noteFlattened(slice: Slice, losses: Losses): void {
  slice.content.descendants((node) => {
    const { name } = node.type;
    if (name === 'table') losses.note('table');
    else if (name === 'image') losses.note('picture');
    else if (name === 'horizontalRule') losses.note('rule');
    else if (name === 'quote' || name === 'locationStamp' || name === 'embed') losses.note('block');
    return !node.isTextblock;
  });
}
