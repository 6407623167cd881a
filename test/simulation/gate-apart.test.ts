import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../server/sync/gate/document.ts';
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

const copyOf = (document: Y.Doc): Y.Doc => documentOf([Y.encodeStateAsUpdate(document)]);

function write(document: Y.Doc, steps: number, seed: number): void {
  const random = createRandom(seed);
  const editor = new Editor(document);
  for (let step = 0; step < steps; step += 1) editAtRandom(editor, random);
  editor.close();
}

it('[W4] takes what two people wrote apart for long, in one update each and over several sessions', () => {
  for (const seed of drawSeeds(12)) {
    const durable = documentOf([BASE.bytes]);
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
  const durable = documentOf([BASE.bytes]);
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

it('[W4] takes what two people write at once, with their undo and redo, frame by frame', () => {
  let frames = 0;
  for (const seed of drawSeeds(30)) {
    const random = createRandom(seed);
    const durable = documentOf([BASE.bytes]);
    const shadow = new Shadow(durable, new Map(), 0);
    const unsent: (() => void)[] = [];
    const documents = [documentOf([BASE.bytes]), documentOf([BASE.bytes])];
    const editors = documents.map((document, index) => {
      document.on('update', (bytes: Uint8Array, origin: unknown) => {
        if (origin === 'remote') return;
        unsent.push(() => {
          frames += 1;
          const { kind } = shadow.judge(bytes, userId(`person ${index}`));
          expect({ seed, kind }).not.toEqual({ seed, kind: 'refused' });
          Y.applyUpdate(durable, bytes);
          for (const other of documents) Y.applyUpdate(other, bytes, 'remote');
        });
      });
      return new Editor(document);
    });
    for (let step = 0; step < 150; step += 1) {
      const editor = random.pick(editors);
      if (random.chance(0.15)) random.pick([() => editor.undo(), () => editor.redo()])();
      else editAtRandom(editor, random);
      if (random.chance(0.15)) while (unsent.length > 0) unsent.shift()?.();
    }
    for (const editor of editors) editor.close();
  }
  expect(frames).toBeGreaterThan(1000);
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

it('[S1] refuses a crowd from one place to everywhere before Yjs has to put it in order', () => {
  const document = new Y.Doc();
  document.clientID = 1;
  addParagraph(document, 'x'.repeat(9000));
  const shadow = new Shadow(document, new Map([[1, userId('anna')]]), 0);
  const bytes = crowd(1, 9900, (index) => 5000 + (index % 3000));
  expect(shadow.judge(bytes, userId('mallory'))).toEqual({
    kind: 'refused',
    code: 'malformed',
    spoilt: false,
  });
});

it('[S1] refuses values of one key that crowd, also where they came one frame after the other', () => {
  const document = documentOf([]);
  document.clientID = 1;
  const shadow = new Shadow(document, new Map(), 0);
  const values = (client: number, count: number) =>
    rawUpdate((encoder) => {
      writeVarUints(encoder, 1, count, client, 0);
      for (let index = 0; index < count; index += 1) {
        encoding.writeUint8(encoder, 8 | 0x20);
        writeVarUints(encoder, 1);
        encoding.writeVarString(encoder, 'meta');
        encoding.writeVarString(encoder, 'key');
        writeVarUints(encoder, 1);
        encoding.writeAny(encoder, true);
      }
      writeVarUints(encoder, 0);
    });
  const answers = Array.from({ length: 400 }, (_, index) =>
    shadow.judge(values(100 + index, 100), userId('mallory')),
  );
  const refused = answers.findIndex(({ kind }) => kind === 'refused');
  expect(refused).toBeGreaterThan(1);
  expect(answers.at(-1)).toEqual({ kind: 'refused', code: 'malformed', spoilt: false });
});
