import type { Node } from '@tiptap/pm/model';
import type { PositionMapping } from './alignment.ts';
import type { Change } from './change.ts';
import type { Children, Piece } from './flatten.ts';
import { flatten, parentIn, positionOfChild, unitsBefore, unitsIn } from './flatten.ts';
import { isHead, isPart } from './form.ts';
import type { Projection } from './projection.ts';
import { sameCharacters } from './same-characters.ts';
import { unitsOf } from './units.ts';

/** Blocks `from` up to `to` (exclusive) of a node. */
export interface Blocks {
  readonly from: number;
  readonly to: number;
}

/** Blocks of a sequence that become others. */
export interface BlockChange {
  readonly projection: Projection;
  /** Units of the projection before the first of the blocks. */
  readonly firstUnit: number;
  readonly before: Children;
  readonly after: Children;
  /** A block of the same sequence stands behind them. */
  readonly goesOn: boolean;
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

/** The flags of the block behind a change depend on it. */
const withNext = (children: Children, goesOn: boolean): Children =>
  goesOn ? { ...children, to: children.to + 1 } : children;

const hasOneBlock = ({ from, to }: Blocks): boolean => to === from + 1;

/**
 * What has changed in a container that is otherwise the same: one item of a long list, and not the list. Flags
 * of what stands behind the container do not depend on what is in it.
 */
function narrowed(change: BlockChange): BlockChange {
  const { before, after, mapping } = change;
  if (!hasOneBlock(before) || !hasOneBlock(after)) return change;
  const [old, next] = [before.node.child(before.from), after.node.child(after.from)];
  if (old.isTextblock || isHead(old.type.name) || !old.sameMarkup(next)) return change;
  const [inOld, inNext] = [parentIn(before, before.from), parentIn(after, after.from)];
  const differing = differingBlocks(old.children, next.children);
  const inside = {
    projection: change.projection,
    firstUnit: change.firstUnit + unitsBefore(old, differing.before.from),
    before: { ...inOld, ...differing.before },
    after: { ...inNext, ...differing.after },
    goesOn: differing.before.to < old.childCount,
    mapping,
  };
  return areEndsKept(inside) ? narrowed(inside) : change;
}

/** True where the steps say as well that nothing has changed but what lies between. */
function areEndsKept({ before, after, mapping }: BlockChange): boolean {
  if (mapping === null) return true;
  const isKept = (place: 'from' | 'to', side: 1 | -1): boolean =>
    mapping.mapResult(positionOfChild(before, before[place]), side).pos ===
    positionOfChild(after, after[place]);
  return isKept('from', -1) && isKept('to', 1);
}

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
export function changeOfBlocks(change: BlockChange): Change {
  const { projection, firstUnit, goesOn, mapping, ...blocks } = narrowed(change);
  const before = flatten(withNext(blocks.before, goesOn));
  const after = flatten(withNext(blocks.after, goesOn));
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
