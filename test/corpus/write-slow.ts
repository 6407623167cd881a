import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../support/random.ts';
import { DOCUMENTS } from '../support/slow-frames/documents.ts';
import { searchSlow } from '../support/slow-frames/search.ts';
import { costAtBest } from '../support/slow-frames/siege.ts';

// Searches for frames that cost the most, and keeps the slowest for each document: node test/corpus/write-slow.ts 2000

const CORPUS = join(import.meta.dirname, 'slow');
const KEPT = 2;
const [, , count = '300', seed = '1'] = process.argv;

mkdirSync(CORPUS, { recursive: true });
for (const name of DOCUMENTS) {
  const found = searchSlow(name, Number(count), createRandom(Number(seed)))
    .slice(0, 2 * KEPT)
    // Alone, on the document as it is at first.
    .map(({ frames }) => frames.at(-1) ?? new Uint8Array())
    .map((bytes) => ({ bytes, ...costAtBest(name, [bytes], () => false, 1) }))
    .toSorted((a, b) => b.gate - a.gate);
  for (const [index, { bytes, gate, yjs }] of found.slice(0, KEPT).entries()) {
    writeFileSync(join(CORPUS, `${name}-${index + 1}.bin`), bytes);
    console.log(`${name}-${index + 1}: ${gate.toFixed(1)} ms, Yjs ${yjs?.toFixed(1) ?? 'refused'}`);
  }
}
