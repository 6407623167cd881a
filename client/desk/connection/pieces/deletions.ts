import * as Y from 'yjs';
import { type Budget, WORK } from './budget.ts';
import { PieceWriter } from './piece-writer.ts';
import { type Range, within } from './ranges.ts';

/** Structs that one piece may delete. */
const mostOf = ({ work }: Budget): number => Math.max(1, Math.floor(work / WORK.deletion));

/** A part of what is deleted, and in how many structs it lies, at most. */
interface Run extends Range {
  readonly structs: number;
  /** `key`: what a block or cell says of itself; `cleared`: nobody here knows any more what it was. */
  readonly kind: 'content' | 'key' | 'cleared';
}

const isKept = (struct: Y.Item | Y.GC): struct is Y.Item =>
  struct instanceof Y.Item && !(struct.content instanceof Y.ContentDeleted);

/** Of what has been cleared away here, nobody knows in how many structs the server has it: a character each, at most. */
function unknownRuns({ client, clock, length }: Range, most: number): Run[] {
  const runs: Run[] = [];
  for (let from = clock; from < clock + length; from += most) {
    const part = Math.min(most, clock + length - from);
    runs.push({ client, clock: from, length: part, structs: part, kind: 'cleared' });
  }
  return runs;
}

/** With a block go its keys, named or not. */
function keptRun({ content, parentSub }: Y.Item): Pick<Run, 'structs' | 'kind'> {
  // Deleted with it, and so not to be had from Yjs otherwise.
  // oxlint-disable-next-line no-underscore-dangle
  const keys = content instanceof Y.ContentType ? content.type._map.size : 0;
  return { structs: 1 + keys, kind: parentSub === null ? 'content' : 'key' };
}

function runsOf(range: Range, document: Y.Doc, most: number): readonly Run[] {
  const { client, clock, length } = range;
  const structs = document.store.clients.get(client);
  const end = clock + length;
  if (structs === undefined || end > Y.getState(document.store, client)) {
    return unknownRuns(range, most);
  }
  const runs: Run[] = [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= end) break;
    const from = struct.id.clock;
    for (const part of within([range], from, from + struct.length)) {
      if (isKept(struct)) runs.push({ ...part, ...keptRun(struct) });
      else runs.push(...unknownRuns(part, most));
    }
  }
  return runs;
}

/** True where the server may have to delete more than one piece holds. */
export function isHeavy(ranges: readonly Range[], document: Y.Doc, budget: Budget): boolean {
  const most = mostOf(budget);
  let weight = 0;
  for (const range of ranges) {
    for (const run of runsOf(range, document, most)) weight += run.structs;
    if (weight > most) return true;
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
  const most = mostOf(budget);
  const pieces: Uint8Array[] = [];
  let writer = new PieceWriter();
  let weight = 0;
  for (const run of inOrder(ranges.flatMap((range) => runsOf(range, document, most)))) {
    const isFull = weight + run.structs > most || writer.bytes > budget.bytes;
    if (isFull && !writer.isEmpty) {
      pieces.push(writer.finish());
      writer = new PieceWriter();
      weight = 0;
    }
    writer.delete(run);
    weight += run.structs;
  }
  if (!writer.isEmpty) pieces.push(writer.finish());
  return pieces;
}
