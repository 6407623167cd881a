import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hostileFrames } from '../support/violations/frames.ts';

// Writes the frames of test/corpus/sync anew, after the form of a draft has changed: node test/corpus/write-corpus.ts

const CORPUS = join(import.meta.dirname, 'sync');

rmSync(CORPUS, { recursive: true, force: true });
for (const { name, bad, good } of hostileFrames()) {
  const file = join(CORPUS, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.bin`, bad);
  writeFileSync(`${file}.sound.bin`, good);
}
