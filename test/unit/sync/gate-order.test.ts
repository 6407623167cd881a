import * as encoding from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { gateBefore } from '../../support/gate-on-trial.ts';
import { addParagraph, betweenUpdate } from '../../support/yjs-bytes.ts';

const STRING = 4;
/** Letters that two people have typed in turn, each before the last: every one is a node whose neighbours are apart. */
const LETTERS = 12_000;
const [ANNAS, BERTAS] = [5, 6];

const letters: Y.ID[] = [];

const gate = gateBefore(() => {
  const document = new Y.Doc();
  document.clientID = ANNAS;
  addParagraph(document, '');
  letters.length = 0;
  document.transact(() => {
    for (let index = 0; index < LETTERS; index += 1) {
      document.clientID = index % 2 === 0 ? ANNAS : BERTAS;
      const clock = Y.getState(document.store, document.clientID);
      bodyOf(document).insert(0, 'x');
      letters.unshift(Y.createID(document.clientID, clock));
    }
  });
  return document;
});

/** A word whose neighbours are `from` letters from the start and the last letter. */
const word = (from: number, client: number): Uint8Array => {
  const [left, right] = [letters[from], letters.at(-1)];
  if (left === undefined || right === undefined) throw new Error('no letters');
  return betweenUpdate(client, { left, right }, STRING, (encoder) =>
    encoding.writeVarString(encoder, 'y'),
  );
};

const words = (count: number): Uint8Array =>
  Y.mergeUpdates(Array.from({ length: count }, (_, index) => word(index * 3, 100 + index)));

it('[W4] [S11] looks for neighbours far apart as long as an honest frame needs, and no longer', () => {
  expect(gate.answerTo(words(2))).toBe('sound');
  expect(gate.answerTo(words(20))).toBe('malformed');
});
