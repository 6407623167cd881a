import * as Y from 'yjs';
import { DOCUMENT_LIMITS } from '../../limits.ts';
import type { Budget } from './budget.ts';
import { COST } from './cost.ts';
import { PieceWriter } from './piece-writer.ts';
import { type Range, within } from './ranges.ts';

/** A part of what is deleted. */
interface Run extends Range {
  /** Microseconds of the server's, at most. */
  readonly work: number;
  /** `key`: what a block or cell says of itself; `cleared`: nobody here knows any more what it was. */
  readonly kind: 'content' | 'key' | 'cleared';
}

const isKept = (struct: Y.Item | Y.GC): struct is Y.Item =>
  struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted);

/**
 * Of what has been cleared away here, nobody knows in how many structs the server has it: a character each, at most,
 * and a tenth of a full document behind it.
 */
const CLEARED = COST.deletions + COST.shifted * (DOCUMENT_LIMITS.structs / 10);

function clearedRuns({ client, clock, length }: Range, budget: Budget): Run[] {
  const runs: Run[] = [];
  const most = Math.max(1, Math.floor(budget.work / CLEARED));
  for (let from = clock; from < clock + length; from += most) {
    const part = Math.min(most, clock + length - from);
    runs.push({ client, clock: from, length: part, work: part * CLEARED, kind: 'cleared' });
  }
  return runs;
}

/** Once it is cut off, and joined to what is gone beside it. */
const SHIFTS = 2;

/** With a block go its keys, named or not. */
function keptRun({ content, parentSub }: Y.Item, structsBehind: number): Omit<Run, keyof Range> {
  // Deleted with it, and so not to be had from Yjs otherwise.
  // oxlint-disable-next-line no-underscore-dangle
  const keys = content instanceof Y.ContentType ? content.type._map.size : 0;
  const edges = COST.splits + SHIFTS * COST.shifted * structsBehind;
  return {
    work: (1 + keys) * COST.deletions + edges,
    kind: parentSub === null ? 'content' : 'key',
  };
}

function runsOf(range: Range, document: Y.Doc, budget: Budget): readonly Run[] {
  const { client, clock, length } = range;
  const structs = document.store.clients.get(client);
  const end = clock + length;
  if (structs === undefined || end > Y.getState(document.store, client)) {
    return clearedRuns(range, budget);
  }
  const runs: Run[] = [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= end) break;
    const from = struct.id.clock;
    for (const part of within([range], from, from + struct.length)) {
      if (isKept(struct)) runs.push({ ...part, ...keptRun(struct, structs.length - index) });
      else runs.push(...clearedRuns(part, budget));
    }
  }
  return runs;
}

/** True where the server may have to delete more than one piece holds. */
export function isHeavy(ranges: readonly Range[], document: Y.Doc, budget: Budget): boolean {
  let work = 0;
  for (const range of ranges) {
    for (const run of runsOf(range, document, budget)) work += run.work;
    if (work > budget.work) return true;
  }
  return false;
}

/**
 * What stands in a block goes before the block: else all of it would go at once. A key goes after what it belongs to,
 * as it goes with that: alone the gate refuses it. So does what has been cleared away, from its beginning on.
 */
function inOrder(runs: readonly Run[]): readonly Run[] {
  const of = (kind: Run['kind']) => runs.filter((run) => run.kind === kind);
  return [...of('content').toReversed(), ...of('cleared'), ...of('key')];
}

/** Updates that delete the ranges, each as much as a frame may. */
export function deletionPieces(
  ranges: readonly Range[],
  document: Y.Doc,
  budget: Budget,
): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let writer = new PieceWriter();
  let work = 0;
  for (const run of inOrder(ranges.flatMap((range) => runsOf(range, document, budget)))) {
    const isFull = work + run.work > budget.work || writer.bytes > budget.bytes;
    if (isFull && !writer.isEmpty) {
      pieces.push(writer.finish());
      writer = new PieceWriter();
      work = 0;
    }
    writer.delete(run);
    work += run.work;
  }
  if (!writer.isEmpty) pieces.push(writer.finish());
  return pieces;
}
