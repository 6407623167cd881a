import type * as Y from 'yjs';
import { applyParts, documentOf } from '../../../server/sync/gate/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { userId } from '../../../shared/ids.ts';
import { FRAME_LIMITS } from '../../../shared/limits.ts';
import { processorTimeOf } from '../processor-time.ts';
import { bytesOf } from './documents.ts';

const MALLORY = userId('mallory');

/** What a frame cost, in milliseconds of this thread's processor. */
export interface Cost {
  readonly gate: number;
  /** Plain Yjs with the same bytes; null where the gate refused them. */
  readonly yjs: number | null;
}

/** A large document, on which one frame after the other is tried: by the gate, and by plain Yjs beside it. */
export class Siege {
  readonly document: Y.Doc;
  readonly #shadow: Shadow;
  /** What was tried, in order. */
  readonly frames: Uint8Array[] = [];

  constructor(name: string) {
    this.document = documentOf([bytesOf(name)]);
    this.#shadow = new Shadow(this.document, new Map(), 0);
    // The shadow is made with the first frame.
    this.#shadow.judge(Uint8Array.of(0, 1, 1, 1, 0, 1), MALLORY);
    applyParts(this.document, [Uint8Array.of(0, 1, 1, 1, 0, 1)]);
  }

  attempt(bytes: Uint8Array): Cost | null {
    if (bytes.length > FRAME_LIMITS.bytes) return null;
    this.frames.push(bytes);
    let isSound = false;
    const gate = processorTimeOf(() => {
      isSound = this.#shadow.judge(bytes, MALLORY).kind === 'sound';
    });
    const yjs = isSound ? processorTimeOf(() => applyParts(this.document, [bytes])) : null;
    return { gate, yjs };
  }
}

const least = (a: Cost, b: Cost): Cost => ({
  gate: Math.min(a.gate, b.gate),
  yjs: a.yjs === null || b.yjs === null ? null : Math.min(a.yjs, b.yjs),
});

/** Fewer say nothing: the engine knows the way of neither yet, or tidied up on one of both. */
const FEWEST_TRIES = 3;

/**
 * What the last of these frames costs at best, gate and plain Yjs in turn: tried until that is not slow, and at most
 * `most` times.
 */
export function costAtBest(
  name: string,
  frames: readonly Uint8Array[],
  isSlow: (cost: Cost) => boolean,
  most: number,
): Cost {
  let best: Cost = { gate: Infinity, yjs: Infinity };
  for (let tried = 0; tried < FEWEST_TRIES || (tried < most && isSlow(best)); tried += 1) {
    const siege = new Siege(name);
    const cost = frames.map((bytes) => siege.attempt(bytes)).at(-1);
    if (cost === null || cost === undefined) throw new Error('a frame beyond the limit');
    best = least(best, cost);
  }
  return best;
}
