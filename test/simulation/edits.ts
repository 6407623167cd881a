import type { Attrs, Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { canJoin, canSplit, findWrapping, liftTarget } from '@tiptap/pm/transform';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import type { Random } from '../support/random.ts';
import type { Editor } from './editor.ts';

/** One random edit as a person could make it; null where there is nothing to do it to. */
type Edit = (state: EditorState, random: Random) => Transaction | null;

const { nodes, marks } = documentSchema;

function node(name: string, attributes: Attrs | null = null, ...content: readonly Node[]): Node {
  const type = nodes[name];
  if (type === undefined) throw new Error(`no node ${name}`);
  return type.createChecked(attributes, [...content]);
}

/** Positions of the nodes that `wanted` picks. */
function positionsOf(state: EditorState, wanted: (found: Node) => boolean): readonly number[] {
  const positions: number[] = [];
  state.doc.descendants((found, position) => {
    if (wanted(found)) positions.push(position);
  });
  return positions;
}

const pickOrNull = (positions: readonly number[], random: Random): number | null =>
  positions.length === 0 ? null : random.pick(positions);

/** A caret never stands inside of a character that takes two code units. */
function positionIn(state: EditorState, at: number, random: Random): number {
  const place = at + 1 + random.below((state.doc.nodeAt(at)?.content.size ?? 0) + 1);
  return /[\uD800-\uDBFF]/.test(state.doc.textBetween(place - 1, place)) ? place + 1 : place;
}

/** A place in some text block, or null where there is none. */
function caret(state: EditorState, random: Random): number | null {
  const block = pickOrNull(
    positionsOf(state, (found) => found.isTextblock),
    random,
  );
  return block === null ? null : positionIn(state, block, random);
}

/** A stretch of text in one block. */
function stretch(state: EditorState, random: Random): readonly [number, number] | null {
  const block = pickOrNull(
    positionsOf(state, (found) => found.isTextblock && found.content.size > 0),
    random,
  );
  if (block === null) return null;
  const ends = [positionIn(state, block, random), positionIn(state, block, random)];
  return [Math.min(...ends), Math.max(...ends)];
}

const type: Edit = (state, random) => {
  const at = caret(state, random);
  return at === null
    ? null
    : state.tr.insertText(random.pick(['a', 'é', '€', '👍', ` ${random.below(1000)} `]), at);
};

const erase: Edit = (state, random) => {
  const range = stretch(state, random);
  return range === null ? null : state.tr.delete(...range);
};

/** Over the borders of blocks, as a selection with the mouse goes. */
const eraseAcross: Edit = (state, random) => {
  const ends = [caret(state, random), caret(state, random)];
  const [from = null, to = null] = ends.toSorted((one, other) => (one ?? 0) - (other ?? 0));
  if (from === null || to === null || to - from > 60) return null;
  return state.tr.deleteRange(from, to);
};

const split: Edit = (state, random) => {
  const at = caret(state, random);
  const depth = random.between(1, 2);
  return at !== null && canSplit(state.doc, at, depth) ? state.tr.split(at, depth) : null;
};

const join: Edit = (state, random) => {
  const at = pickOrNull(
    positionsOf(state, (found) => found.isBlock).filter((place) => canJoin(state.doc, place)),
    random,
  );
  return at === null ? null : state.tr.join(at);
};

function rangeAt(state: EditorState, random: Random) {
  const ends = [caret(state, random), caret(state, random)].map((at) => at ?? 0);
  return state.doc.resolve(Math.min(...ends)).blockRange(state.doc.resolve(Math.max(...ends)));
}

const wrap: Edit = (state, random) => {
  const range = rangeAt(state, random);
  const kind = nodes[random.pick(['blockquote', 'bulletList', 'orderedList'])];
  if (range === null || kind === undefined || range.depth > 6) return null;
  const wrapping = findWrapping(range, kind);
  return wrapping === null ? null : state.tr.wrap(range, wrapping);
};

const lift: Edit = (state, random) => {
  const range = rangeAt(state, random);
  const target = range === null ? null : liftTarget(range);
  return range === null || target === null ? null : state.tr.lift(range, target);
};

const changeType: Edit = (state, random) => {
  const at = caret(state, random);
  const kind = nodes[random.pick(['paragraph', 'heading', 'headline'])];
  return at === null || kind === undefined ? null : state.tr.setBlockType(at, at, kind);
};

const mark: Edit = (state, random) => {
  const range = stretch(state, random);
  const kind = marks[random.pick(['bold', 'italic', 'link', 'strike', 'subscript', 'superscript'])];
  if (range === null || kind === undefined) return null;
  if (random.chance(0.3)) return state.tr.removeMark(range[0], range[1], kind);
  const attributes = kind.name === 'link' ? { href: 'https://example.org/' } : null;
  return state.tr.addMark(range[0], range[1], kind.create(attributes));
};

const part = (name: string, words: string) =>
  node(name, null, ...(words === '' ? [] : [documentSchema.text(words)]));
const paragraph = (words: string) => node('paragraph', null, documentSchema.text(words));

const newBlocks: readonly ((random: Random) => Node)[] = [
  () => paragraph('They met.'),
  () => node('headline', null, documentSchema.text('Talks')),
  (random) =>
    node(
      'quote',
      { id: `q${random.below(1000)}` },
      part('quoteText', 'Soon.'),
      part('quoteSpeaker', ''),
    ),
  (random) =>
    node('locationStamp', { id: `s${random.below(1000)}` }, part('placeName', 'Anchorage')),
  () => node('image', { src: '/media/x' }, part('imageCaption', 'Two planes')),
  () => node('embed', { url: 'https://example.org/' }),
  () => node('horizontalRule'),
  () => node('bulletList', null, node('listItem', null, paragraph('one'))),
  () => node('table', null, node('tableRow', null, node('tableCell', null, paragraph('1')))),
];

const insertBlock: Edit = (state, random) => {
  const index = random.below(state.doc.childCount + 1);
  const before = Array.from({ length: index }, (_, child) => state.doc.child(child).nodeSize);
  const at = before.reduce((sum, size) => sum + size, 0);
  return state.tr.insert(at, random.pick(newBlocks)(random));
};

const addPart: Edit = (state, random) => {
  const at = pickOrNull(
    positionsOf(state, (found) => found.type.name === 'quote'),
    random,
  );
  const name = random.pick(['quoteText', 'quoteSpeaker', 'quoteRole', 'quoteSource']);
  return at === null ? null : state.tr.insert(at + 1, part(name, 'x'));
};

const setAttribute: Edit = (state, random) => {
  const at = pickOrNull(
    positionsOf(state, (found) => found.type.name === 'quote'),
    random,
  );
  const verification = random.pick(['confirmed', 'unconfirmed']);
  return at === null ? null : state.tr.setNodeAttribute(at, 'verification', verification);
};

const removeBlock: Edit = (state, random) => {
  const at = pickOrNull(
    positionsOf(state, (found) => found.isBlock),
    random,
  );
  const found = at === null ? null : state.doc.nodeAt(at);
  if (at === null || found === null || state.doc.childCount < 6) return null;
  return state.tr.deleteRange(at, at + found.nodeSize);
};

const moveBlock: Edit = (state, random) => {
  const starts = state.doc.children.map((_, index) => state.doc.resolve(0).posAtIndex(index));
  const [from, to] = [random.pick(starts), random.pick(starts)];
  const moved = state.doc.nodeAt(from);
  if (moved === null || state.doc.childCount < 2) return null;
  const transaction = state.tr.delete(from, from + moved.nodeSize);
  const target = transaction.mapping.map(to);
  return transaction.replace(target, target, new Slice(Fragment.from(moved), 0, 0));
};

/** As often as people do it: mostly they type. */
const EDITS: readonly (readonly [times: number, edit: Edit])[] = [
  [14, type],
  [3, erase],
  [1, eraseAcross],
  [3, split],
  [2, join],
  [2, wrap],
  [2, lift],
  [1, changeType],
  [2, mark],
  [2, insertBlock],
  [1, addPart],
  [1, setAttribute],
  [1, removeBlock],
  [1, moveBlock],
];
const ALL: readonly Edit[] = EDITS.flatMap(([times, edit]) =>
  Array.from({ length: times }, () => edit),
);

/** Makes one random edit, an undo or a redo among them. */
export function editAtRandom(editor: Editor, random: Random): void {
  if (random.chance(0.06)) return takeBack(editor, random);
  const made = attempt(random.pick(ALL), editor.state, random);
  if (made?.docChanged === true) editor.dispatch(made);
}

/**
 * Where Yjs tidies up after an undo in a transaction of its own, the binding looks for the caret of a text
 * that has changed by then, and may throw. The page is right all the same, which each edit checks.
 */
function takeBack(editor: Editor, random: Random): void {
  try {
    if (random.chance(0.7)) editor.undo();
    else editor.redo();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** ProseMirror refuses steps that would leave an invalid document by throwing. */
function attempt(edit: Edit, state: EditorState, random: Random): Transaction | null {
  try {
    const made = edit(state, random);
    made?.doc.check();
    return made;
  } catch (error) {
    if (error instanceof RangeError) return null;
    if (error instanceof Error && error.name === 'TransformError') return null;
    throw error;
  }
}
