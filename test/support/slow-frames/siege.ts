import type * as Y from 'yjs';
import { applyParts, documentOf } from '../../../server/sync/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { userId } from '../../../shared/ids.ts';
import { FRAME_LIMITS } from '../../../shared/limits.ts';
import { bytesOf } from './documents.ts';

const MALLORY = userId('mallory');

/** What a frame cost, in milliseconds of this thread's processor. */
export interface Cost {
  readonly gate: number;
  /** Plain Yjs with the same bytes; null where the gate refused them. */
  readonly yjs: number | null;
}

function millisecondsOf(work: () => void): number {
  const from = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
}

/** A large document, on which one frame after the other is tried: by the gate, and by plain Yjs beside it. */
export class Siege {
  readonly document: Y.Doc;
  readonly #shadow: Shadow;
  /** What was tried, in order. */
  readonly frames: Uint8Array[] = [];

  constructor(name: string) {
    this.document = documentOf([bytesOf(name)]);
    this.#shadow = new Shadow(documentOf([bytesOf(name)]), new Map(), 0);
    // The shadow is made with the first frame.
    this.#shadow.judge(Uint8Array.of(0, 1, 1, 1, 0, 1), MALLORY);
    applyParts(this.document, [Uint8Array.of(0, 1, 1, 1, 0, 1)]);
  }

  attempt(bytes: Uint8Array): Cost | null {
    if (bytes.length > FRAME_LIMITS.bytes) return null;
    this.frames.push(bytes);
    let isSound = false;
    const gate = millisecondsOf(() => {
      isSound = this.#shadow.judge(bytes, MALLORY).kind === 'sound';
    });
    const yjs = isSound ? millisecondsOf(() => applyParts(this.document, [bytes])) : null;
    return { gate, yjs };
  }
}

/** What the last of these frames costs where it is tried again, at best of some times. */
export function costAgain(name: string, frames: readonly Uint8Array[], times = 3): Cost {
  const costs = Array.from({ length: times }, () => {
    const siege = new Siege(name);
    return frames.map((bytes) => siege.attempt(bytes)).at(-1) ?? { gate: 0, yjs: 0 };
  });
  const refused = costs.some(({ yjs }) => yjs === null);
  return {
    gate: Math.min(...costs.map(({ gate }) => gate)),
    yjs: refused ? null : Math.min(...costs.map(({ yjs }) => yjs ?? 0)),
  };
}
