import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { OWN_EDIT, OwnUndo } from '../../../client/desk/connection/undo/own-undo.ts';
import { readDraft, seedDraft } from '../../../shared/document/sequence/draft.ts';
import { projectBody } from '../../../shared/document/sequence/project.ts';
import { replaceBody } from '../../../shared/document/sequence/replace-body.ts';
import { sweepHidden } from '../../../shared/document/sequence/sweep.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph } from '../../support/facts.ts';

const FIRST = paragraph('First.');
const OTHERS = Array.from({ length: 300 }, (_, index) => paragraph(`Line ${index}`));

/** Ana removes all but the first line, and writes in it; the server sweeps where `sweeps`. */
function begin(sweeps: boolean) {
  const [ana, server] = [new Y.Doc(), new Y.Doc()];
  const { bytes } = seedDraft(body(FIRST, ...OTHERS), {});
  for (const document of [ana, server]) Y.applyUpdate(document, bytes);
  const undo = new OwnUndo(ana);
  const edit = (...content: readonly ContentNode[]): void => {
    ana.transact(() => replaceBody(ana, body(...content)), OWN_EDIT);
    undo.stopCapturing();
  };
  edit(FIRST);
  edit(paragraph('First. More.'));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(ana));
  if (sweeps) server.transact(() => sweepHidden(projectBody(server)));
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(server), 'server');
  const linesAfter = (): number => {
    while (undo.canUndo()) undo.undo();
    return readDraft(ana).content.content?.length ?? 0;
  };
  return { undo, linesAfter };
}

it('[L14] an undo brings removed lines back as lines', () => {
  expect(begin(false).linesAfter()).toBe(OTHERS.length + 1);
});

it('[L14] an undo brings no lines back as one that were swept meanwhile, and takes back all else', () => {
  const { undo, linesAfter } = begin(true);
  expect(undo.undoStack).toHaveLength(1);
  expect(linesAfter()).toBe(1);
});
