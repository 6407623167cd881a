import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { OWN_EDIT, OwnUndo } from '../../../client/desk/connection/undo/own-undo.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph } from '../../support/facts.ts';

const FIRST = paragraph('First.');
const RULE = { type: 'horizontalRule' };

/** Ana, who can take back what she does, and a colleague; both have the first line. */
function begin() {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()];
  const { bytes } = seedDraft(body(FIRST), {});
  for (const document of [ana, ben]) Y.applyUpdate(document, bytes, 'network');
  const undo = new OwnUndo(ana);
  const edit = (...content: readonly ContentNode[]): void => {
    ana.transact(() => replaceBody(ana, body(...content)), OWN_EDIT);
    undo.stopCapturing();
  };
  const meet = (): void => {
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana), 'network');
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben), 'network');
  };
  return { ana, ben, undo, edit, meet };
}

/** What stands in the text: characters, and the keys of line ends and heads. */
function writtenIn(document: Y.Doc): readonly unknown[] {
  // A delta's inserts are untyped.
  const delta = bodyOf(document).toDelta() as readonly { readonly insert: unknown }[];
  return delta.map(({ insert }) => (insert instanceof Y.Map ? insert.toJSON() : insert));
}

const BEGINNING = ['First.', { live: true }];

it('[L14] an undo that passes over a step of which nothing is left takes back all of the one before', () => {
  const { ana, ben, undo, edit, meet } = begin();
  edit(FIRST, RULE);
  edit(paragraph('First. More.'), RULE);
  meet();
  replaceBody(ben, body(FIRST, RULE));
  meet();
  undo.undo();
  expect(undo.canUndo()).toBe(false);
  expect(writtenIn(ana)).toEqual(BEGINNING);
});

it('[L14] a block that an undo has brought back goes as a whole by the next one', () => {
  const { ana, undo, edit } = begin();
  edit(FIRST, RULE);
  edit(FIRST);
  undo.undo();
  undo.undo();
  expect(writtenIn(ana)).toEqual(BEGINNING);
});
