import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import type { Transaction } from '@tiptap/pm/state';
import { EditorState } from '@tiptap/pm/state';
import { removeColumn, TableMap } from '@tiptap/pm/tables';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { canonicalJson, normalise } from '../../../shared/document/schema/canonical.ts';

/** A line break or another leaf, as one character. */
const LEAF = '\uFFFC';

export interface TextBlock {
  readonly node: Node;
  /** Where its content begins. */
  readonly start: number;
  /** One character for each position. */
  readonly text: string;
}

const textOfBlock = (node: Node): string => node.textBetween(0, node.content.size, undefined, LEAF);

export function textBlocks(page: Node): readonly TextBlock[] {
  const found: TextBlock[] = [];
  page.descendants((node, position) => {
    if (node.isTextblock) found.push({ node, start: position + 1, text: textOfBlock(node) });
    return !node.isTextblock;
  });
  return found;
}

export const wordsOf = (page: Node): string =>
  textBlocks(page)
    .map(({ text }) => text)
    .join('\n');

const forms = new WeakMap<Node, string>();

/** The same for pages that read the same. */
export function formOf(page: Node): string {
  const known = forms.get(page);
  if (known !== undefined) return known;
  // toJSON gives ProseMirror JSON, whose shape the schema guarantees.
  const form = canonicalJson(normalise(page.toJSON() as ContentNode));
  forms.set(page, form);
  return form;
}

/** Positions of a letter, all of them; they count in UTF-16 units. */
export function positionsOf(page: Node, letter: string): readonly number[] {
  return textBlocks(page).flatMap(({ start, text }) =>
    text.split('').flatMap((found, index) => (found === letter ? [start + index] : [])),
  );
}

/** The line in which a position is. */
export const blockAt = (page: Node, at: number): TextBlock | undefined =>
  textBlocks(page).find(({ start, text }) => at >= start && at <= start + text.length);

/** A place in a line: the characters to its sides, `''` at an edge, and the whole line. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly line: string;
}

/** What stands to the sides of a stretch of a line. */
export function around(block: TextBlock | undefined, from: number, to: number): Surroundings {
  if (block === undefined) return { before: 'nothing', after: 'nothing', line: '' };
  const { start, text } = block;
  return { before: text[from - start - 1] ?? '', after: text[to - start] ?? '', line: text };
}

export const without = (page: Node, from: number, to: number): Node =>
  new Transform(page).delete(from, to).doc;

/** `page` without what is around `at` and holds no text. */
export function withoutEmptyAround(page: Node, at: number): readonly Node[] {
  const $at = page.resolve(at);
  const found: Node[] = [];
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    if ($at.node(depth).textContent !== '') break;
    found.push(...attempt(() => without(page, $at.before(depth), $at.after(depth))));
  }
  return [...found, ...withoutEmptyColumn(page, $at)];
}

/** The column of the cell around `$at`, where it holds no text. */
function withoutEmptyColumn(page: Node, $at: ResolvedPos): readonly Node[] {
  const depth = Array.from({ length: $at.depth }, (_, index) => index + 1).find(
    (each) => $at.node(each).type.name === 'table',
  );
  if (depth === undefined) return [];
  const table = $at.node(depth);
  const map = TableMap.get(table);
  const tableStart = $at.start(depth);
  const rect = map.findCell($at.before(depth + 2) - tableStart);
  const { tr } = EditorState.create({ doc: page });
  const whole = { map, table, tableStart, left: 0, right: map.width, top: 0, bottom: map.height };
  return attempt(() => {
    removeColumn(tr, whole, rect.left);
    return (tr satisfies Transaction).doc;
  });
}

function attempt(make: () => Node): readonly Node[] {
  try {
    return [make()];
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && error.name === 'TransformError'))
      return [];
    throw error;
  }
}
