import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { longDocument } from '../../support/long-document.ts';

// Another program's client sends all that it has as one update, however much that is.

const COUNT = 1500;
const base = Y.encodeStateAsUpdate(longDocument(3000));

let held: Y.Doc;
let other: Y.Doc;
let undo: Y.UndoManager;

beforeEach(() => {
  [held, other] = [new Y.Doc(), new Y.Doc()];
  for (const document of [held, other]) Y.applyUpdate(document, base);
  undo = new Y.UndoManager([bodyOf(other)], { captureTimeout: Infinity });
});

/** What the gate says of all that the other client has and the server has not. */
function answer(): string {
  const bytes = Y.encodeStateAsUpdate(other, Y.encodeStateVector(held));
  return new Shadow(held, new Map(), 0).judge(bytes, userId('anna')).kind;
}

const places = (): readonly number[] => {
  const gap = Math.floor(bodyOf(other).length / (COUNT + 1));
  return Array.from({ length: COUNT }, (_, index) => ((index * 7919) % COUNT) * gap + 5);
};

it('[C8] passes words all over a long draft that were written offline', () => {
  for (const place of places()) bodyOf(other).insert(place, 'Words');
  expect(answer()).toBe('sound');
});

it('[C8] passes an undo that brings words back all over a long draft', () => {
  other.transact(() => {
    for (const place of places().toSorted((a, b) => b - a)) bodyOf(other).delete(place, 5);
  });
  Y.applyUpdate(held, Y.encodeStateAsUpdate(other, Y.encodeStateVector(held)));
  undo.undo();
  expect(answer()).toBe('sound');
});
