import * as Y from 'yjs';
import { applyParts, documentOf } from '../../server/sync/gate/document.ts';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { userId } from '../../shared/ids.ts';
import { longDocument } from '../support/long-document.ts';

// What the gate costs for each typed letter, beside plain Yjs with the same bytes, in a document of 8 lines, of 800
// and of 30,000; and what it costs to begin with such a document: node test/bench/gate.ts

const KEYS = 4000;
/** Until the engine knows the way. */
const WARM_UP = 1000;

const [anna, ben] = [userId('anna'), userId('ben')];

function* keys(base: Uint8Array): Generator<Uint8Array> {
  const document = documentOf([base]);
  let typed: Uint8Array = new Uint8Array();
  document.on('update', (update: Uint8Array) => {
    typed = update;
  });
  for (let key = 0; key < KEYS; key += 1) {
    bodyOf(document).insert(100 + key, 'x');
    yield typed;
  }
}

function percentiles(times: readonly number[]): { readonly half: number; readonly most: number } {
  const sorted = times.slice(WARM_UP).toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
  return { half: at(0.5), most: at(0.99) };
}

function millisecondsOf(work: () => void): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

function measure(lines: number): Record<string, number> {
  const base = Y.encodeStateAsUpdate(longDocument(lines));
  const durable = documentOf([base]);
  const plain = documentOf([base]);
  const shadow = new Shadow(durable, new Map([[1, anna]]), 0);
  const begin = millisecondsOf(() => void shadow.judge(Uint8Array.of(0, 1, 1, 1, 0, 1), ben));
  const times: number[] = [];
  const plainTimes: number[] = [];
  for (const frame of keys(base)) {
    let kind = '';
    times.push(1000 * millisecondsOf(() => (kind = shadow.judge(frame, ben).kind)));
    if (kind !== 'sound') throw new Error(kind);
    shadow.committed([frame]);
    plainTimes.push(1000 * millisecondsOf(() => applyParts(plain, [frame])));
  }
  const [gate, yjs] = [percentiles(times), percentiles(plainTimes)];
  return {
    bytes: base.length,
    'first frame ms': begin,
    'p50 µs': gate.half,
    'p99 µs': gate.most,
    'Yjs p50 µs': yjs.half,
    'Yjs p99 µs': yjs.most,
  };
}

console.table(Object.fromEntries([8, 800, 30_000].map((lines) => [lines, measure(lines)])));
