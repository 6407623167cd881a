import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { seedDraft } from '../../shared/document/sequence/draft.ts';
import { userId } from '../../shared/ids.ts';
import { drawSeeds } from '../support/budget.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { createRandom } from '../support/random.ts';
import { addParagraph, rawUpdate, writeVarUints } from '../support/yjs-bytes.ts';
import { Editor } from './editor.ts';
import { editAtRandom } from './edits.ts';

const BASE = seedDraft(EVERY_BLOCK, {});
const STEPS = 250;

const copyOf = (document: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
};

function write(document: Y.Doc, steps: number, seed: number): void {
  const random = createRandom(seed);
  const editor = new Editor(document);
  for (let step = 0; step < steps; step += 1) editAtRandom(editor, random);
  editor.close();
}

it('[W4] takes what two people wrote apart for long, in one update each and over several sessions', () => {
  // In the first one an undo names the same neighbour on both sides.
  for (const seed of [931_689_598, ...drawSeeds(12)]) {
    const durable = new Y.Doc();
    Y.applyUpdate(durable, BASE.bytes);
    const before = Y.encodeStateVector(durable);
    const annas = copyOf(durable);
    for (let session = 0; session < 3; session += 1) {
      annas.clientID = 100 + session;
      write(annas, STEPS, seed + session);
    }
    const bens = copyOf(durable);
    write(bens, STEPS, seed + 7);
    const shadow = new Shadow(durable, new Map(), 0);
    const answers = [annas, bens].map(
      (document, index) =>
        shadow.judge(Y.encodeStateAsUpdate(document, before), userId(`person ${index}`)).kind,
    );
    expect({ seed, answers }).toEqual({ seed, answers: ['sound', 'sound'] });
  }
});

it('[W4] takes two long texts that were appended apart', () => {
  const durable = new Y.Doc();
  Y.applyUpdate(durable, BASE.bytes);
  const texts = [1, 2].map((clientID) => {
    const document = copyOf(durable);
    document.clientID = clientID;
    for (let count = 0; count < 1000; count += 1) addParagraph(document, `${clientID}, ${count}`);
    return Y.encodeStateAsUpdate(document, Y.encodeStateVector(durable));
  });
  const shadow = new Shadow(durable, new Map(), 0);
  const answers = texts.map((bytes, index) => shadow.judge(bytes, userId(`person ${index}`)).kind);
  expect(answers).toEqual(['sound', 'sound']);
});

/** Words of one character each, between two places of Anna's text, under one or many client ids. */
const crowd = (clients: number, each: number, right: (index: number) => number) =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, clients);
    for (let client = 0; client < clients; client += 1) {
      writeVarUints(encoder, each, 100 + client, 0);
      for (let index = 0; index < each; index += 1) {
        encoding.writeUint8(encoder, 4 | 0x80 | 0x40);
        writeVarUints(encoder, 1, 10, 1, right(index));
        encoding.writeVarString(encoder, 'y');
      }
    }
    writeVarUints(encoder, 0);
  });

it.each([
  ['from one place to everywhere', 1, 9900, (index: number) => 5000 + (index % 3000)],
  ['into one gap, by many', 100, 99, () => 11],
  ['around one place', 1, 9900, () => 10],
])('[S1] refuses a crowd %s before Yjs has to put it in order', (_name, clients, each, right) => {
  const document = new Y.Doc();
  document.clientID = 1;
  addParagraph(document, 'x'.repeat(9000));
  const shadow = new Shadow(document, new Map([[1, userId('anna')]]), 0);
  expect(shadow.judge(crowd(clients, each, right), userId('mallory'))).toEqual({
    kind: 'refused',
    code: 'malformed',
    spoilt: false,
  });
});
