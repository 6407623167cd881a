import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { Random } from '../support/random.ts';
import type { Person } from '../support/together/person.ts';

interface Found {
  readonly node: Node;
  readonly at: number;
}

function nodesThat(page: Node, wanted: (node: Node) => boolean): readonly Found[] {
  const found: Found[] = [];
  page.descendants((node, at) => {
    if (wanted(node)) found.push({ node, at });
  });
  return found;
}

export const nodesOfTypes = ({ page }: Person, types: readonly string[]): readonly Found[] =>
  nodesThat(page, (node) => types.includes(node.type.name));

function put(person: Person, selection: Selection): void {
  person.editor.view.dispatch(person.editor.state.tr.setSelection(selection));
}

/** A place in some line; `where` it is wanted at the beginning. */
export function placeAtRandom(person: Person, random: Random, where?: 'start'): number | null {
  const lines = nodesThat(person.page, (node) => node.isTextblock);
  if (lines.length === 0) return null;
  const { node, at } = random.pick(lines);
  return at + 1 + (where === 'start' ? 0 : random.below(node.content.size + 1));
}

export function caretAtRandom(person: Person, random: Random, where?: 'start'): void {
  const place = placeAtRandom(person, random, where);
  if (place !== null) put(person, TextSelection.create(person.page, place));
}

/** A stretch of text, mostly short, in a line or across some. */
function stretchAtRandom(person: Person, random: Random): void {
  const from = placeAtRandom(person, random);
  if (from === null) return;
  const { doc } = person.editor.state;
  const to = Math.min(doc.content.size, from + random.below(random.chance(0.8) ? 8 : 40));
  put(person, TextSelection.between(doc.resolve(from), doc.resolve(to)));
}

function nodeAtRandom(person: Person, random: Random): void {
  const nodes = nodesThat(person.page, (node) => !node.isText && NodeSelection.isSelectable(node));
  if (nodes.length > 0) put(person, NodeSelection.create(person.page, random.pick(nodes).at));
}

function cellsAtRandom(person: Person, random: Random): void {
  const tables = nodesOfTypes(person, ['table']);
  if (tables.length === 0) return;
  const { node, at } = random.pick(tables);
  const cells = nodesThat(node, (inner) => /^table(Cell|Header)$/.test(inner.type.name));
  if (cells.length === 0) return;
  const cell = () => person.page.resolve(at + 1 + random.pick(cells).at);
  put(person, new CellSelection(cell(), cell()));
}

export function selectAtRandom(person: Person, random: Random): void {
  const kinds = [
    caretAtRandom,
    caretAtRandom,
    stretchAtRandom,
    stretchAtRandom,
    nodeAtRandom,
    cellsAtRandom,
  ];
  random.pick(kinds)(person, random);
}
