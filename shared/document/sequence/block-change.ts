import type { Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import type { Change } from './change.ts';
import type { Piece } from './flatten.ts';
import { flatten, unitsIn, unitsOfBlock } from './flatten.ts';
import { isPart } from './form.ts';
import type { Projection } from './projection.ts';
import { sameCharacters } from './same-characters.ts';
import { unitsOf } from './units.ts';

/** Blocks `from` up to `to` (exclusive) of a node. */
export interface Blocks {
  readonly from: number;
  readonly to: number;
}

/** A node that holds blocks, and where its content begins. */
interface Holder {
  readonly node: Node;
  readonly position: number;
}

/** Blocks of a sequence that become others. */
export interface BlockChange {
  readonly projection: Projection;
  /** Units of the projection before the first of the blocks. */
  readonly firstUnit: number;
  readonly before: Holder & Blocks;
  readonly after: Holder & Blocks;
  readonly mapping: PositionMapping | null;
}

/** The blocks in which two lists of them differ. */
export function differingBlocks(
  before: readonly Node[],
  after: readonly Node[],
): { readonly before: Blocks; readonly after: Blocks } {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from += 1;
  let [old, next] = [before.length, after.length];
  while (old > from && next > from && before[old - 1] === after[next - 1]) {
    old -= 1;
    next -= 1;
  }
  return { before: { from, to: old }, after: { from, to: next } };
}

function piecesOf({ node, position, from, to }: Holder & Blocks): readonly Piece[] {
  let start = position;
  for (const child of node.children.slice(0, from)) start += child.nodeSize;
  return flatten({ parent: node, from, to, position: start });
}

/** Units of the first blocks of a node. */
export const unitsBefore = (node: Node, count: number): number =>
  node.children.slice(0, count).reduce((sum, block) => sum + unitsOfBlock(block), 0);

const isSamePiece = (before: Piece, after: Piece): boolean => {
  if (before.node !== after.node || before.path !== after.path) return false;
  return before.type === 'head' || (after.type === 'line' && before.kind === after.kind);
};

const endOf = (piece: Piece): number => (piece.type === 'line' ? piece.end : piece.from);

/** True where the steps have left the piece in its place. */
const staysAt = (mapping: PositionMapping | null, before: number, after: number, side: 1 | -1) => {
  if (mapping === null) return true;
  const { pos, deletedAfter } = mapping.mapResult(before, side);
  return pos === after && !deletedAfter;
};

/** How many pieces at the beginning are the same, without the head of a block of which a part differs. */
function sameAtBegin(
  before: readonly Piece[],
  after: readonly Piece[],
  mapping: PositionMapping | null,
): number {
  let count = 0;
  for (const [index, piece] of before.entries()) {
    const other = after[index];
    if (other === undefined || !isSamePiece(piece, other)) break;
    if (!staysAt(mapping, endOf(piece), endOf(other), -1)) break;
    count += 1;
  }
  const isPartAt = (index: number): boolean => {
    const piece = before[index];
    return piece?.type === 'line' && isPart(piece.kind);
  };
  while (count > 0 && isPartAt(count)) count -= 1;
  return count;
}

function sameAtEnd(
  before: readonly Piece[],
  after: readonly Piece[],
  mapping: PositionMapping | null,
): number {
  let count = 0;
  while (count < before.length && count < after.length) {
    const [piece, other] = [before.at(-1 - count), after.at(-1 - count)];
    if (piece === undefined || other === undefined || !isSamePiece(piece, other)) break;
    if (!staysAt(mapping, piece.from, other.from, 1)) break;
    count += 1;
  }
  return count;
}

/** The change in units, without the lines at both ends that stay as they are. */
export function changeOfBlocks({ projection, firstUnit, ...change }: BlockChange): Change {
  const { mapping } = change;
  const [before, after] = [piecesOf(change.before), piecesOf(change.after)];
  const begin = sameAtBegin(before, after, mapping);
  const [old, next] = [before.slice(begin), after.slice(begin)];
  const end = sameAtEnd(old, next, mapping);
  const skipped = before.slice(0, begin).reduce((sum, piece) => sum + unitsIn(piece), 0);
  const units = changedUnits(
    old.slice(0, old.length - end),
    next.slice(0, next.length - end),
    mapping,
  );
  return { projection, firstUnit: firstUnit + skipped, ...units, mapping };
}

/** Of one line that has only got other characters, those in the middle and one beside them are enough. */
function changedUnits(
  before: readonly Piece[],
  after: readonly Piece[],
  mapping: PositionMapping | null,
): Pick<Change, 'before' | 'after'> {
  const [old, next] = [before[0], after[0]];
  const isOneLine =
    before.length === 1 &&
    after.length === 1 &&
    old?.type === 'line' &&
    next?.type === 'line' &&
    old.kind === next.kind &&
    old.path === next.path;
  if (!isOneLine || mapping === null) return { before: unitsOf(before), after: unitsOf(after) };
  const { begin, end } = sameCharacters(old, next, mapping);
  return { before: unitsOf(before, { begin, end }), after: unitsOf(after, { begin, end }) };
}
