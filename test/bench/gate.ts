import * as Y from 'yjs';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { userId } from '../../shared/ids.ts';
import { addParagraph, firstText } from '../support/yjs-bytes.ts';

// What the gate costs for each typed letter, in a document of 1 kB and of 100 kB: node test/bench/gate.ts

const PARAGRAPH = 'They met in Anchorage, and spoke for hours. '.repeat(6).slice(0, 240);
const KEYS = 4000;
/** Until the engine knows the way. */
const WARM_UP = 1000;

const [anna, ben] = [userId('anna'), userId('ben')];

function* keys(base: Y.Doc): Generator<Uint8Array> {
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(base));
  let typed: Uint8Array = new Uint8Array();
  document.on('update', (update: Uint8Array) => {
    typed = update;
  });
  for (let key = 0; key < KEYS; key += 1) {
    firstText(document).insert(100 + key, 'x');
    yield typed;
  }
}

function measure(size: number): Record<string, number> {
  const durable = new Y.Doc();
  for (let written = 0; written < size; written += PARAGRAPH.length) {
    addParagraph(durable, PARAGRAPH);
  }
  const shadow = new Shadow(durable, new Map([[durable.clientID, anna]]), 0);
  const times: number[] = [];
  for (const frame of keys(durable)) {
    const from = performance.now();
    const { kind } = shadow.judge(frame, ben);
    times.push((performance.now() - from) * 1000);
    if (kind !== 'sound') throw new Error(kind);
    shadow.committed(1);
  }
  const sorted = times.slice(WARM_UP).toSorted((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
  return { bytes: Y.encodeStateAsUpdate(durable).length, 'p50 µs': at(0.5), 'p99 µs': at(0.99) };
}

console.table({ '1 kB': measure(1000), '100 kB': measure(100_000) });
