import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { RoomLeft } from '../../../client/desk/editor/limits/room-left.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { documentOf } from '../../../shared/document/sequence/projection.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { addTable } from '../../support/plain-table.ts';
import { addParagraph } from '../../support/yjs-bytes.ts';

const KILOBYTE = 1024;

/** A draft with so many bytes of room left. */
function draft(left: number): Y.Doc {
  const document = new Y.Doc();
  for (let size = DOCUMENT_LIMITS.bytes - left; size > 0; size -= 100 * KILOBYTE) {
    addParagraph(document, 'x'.repeat(Math.min(size, 100 * KILOBYTE)));
  }
  return document;
}

/** Why a change of the draft is refused, or null. */
function refusalOf(document: Y.Doc, change: (transaction: Transaction) => unknown): string | null {
  const body = new ShownBody(document);
  const room = new RoomLeft(body);
  const state = EditorState.create({ doc: documentOf(body.current), schema: documentSchema });
  const { tr } = state;
  change(tr);
  const refusal = room.refusal(tr, state.doc);
  room.destroy();
  return refusal;
}

const type = (words: string) => (transaction: Transaction) => transaction.insertText(words, 1);

describe('what does not fit into a draft', { timeout: 30_000 }, () => {
  it('[C8] is refused before anything changes, and the limit named', () => {
    const document = draft(300 * KILOBYTE);
    expect(refusalOf(document, type('y'.repeat(100 * KILOBYTE)))).toBeNull();
    expect(refusalOf(document, type('y'.repeat(400 * KILOBYTE)))).toContain('5 MB');
    expect(refusalOf(document, type('я'.repeat(200 * KILOBYTE)))).toContain('5 MB');
  });

  it('[C8] a key in a full draft is refused as well, and taking out is not', () => {
    const document = draft(50 * KILOBYTE);
    expect(refusalOf(document, type('y'))).toContain('5 MB');
    expect(refusalOf(document, (transaction) => transaction.delete(1, 9000))).toBeNull();
    const change = (transaction: Transaction) => transaction.delete(1, 9000).insertText('y', 1);
    expect(refusalOf(document, change)).toBeNull();
  });

  it('[C8] what was pasted and undone does not count', () => {
    const document = new Y.Doc();
    const undo = new Y.UndoManager([bodyOf(document)]);
    addParagraph(document, 'x'.repeat(4000 * KILOBYTE));
    undo.undo();
    expect(Y.encodeStateAsUpdate(document).length).toBeGreaterThan(4000 * KILOBYTE);
    expect(refusalOf(document, type('y'.repeat(4000 * KILOBYTE)))).toBeNull();
  });

  it('[C8] more lines and larger tables than a draft can hold are refused', () => {
    const { nodes } = documentSchema;
    const lines = (count: number) => (transaction: Transaction) => {
      const line = nodes.paragraph?.create(null, documentSchema.text('a'));
      if (line !== undefined)
        transaction.insert(
          0,
          Array.from({ length: count }, () => line),
        );
    };
    const document = new Y.Doc();
    addParagraph(document, 'They met.');
    expect(refusalOf(document, lines(30_000))).toBeNull();
    expect(refusalOf(document, lines(61_000))).toMatch(/lines/);
    const table = (rows: number) => (transaction: Transaction) => {
      const cell = nodes.tableCell?.create(
        null,
        nodes.paragraph?.create(null, documentSchema.text('a')),
      );
      if (cell === undefined) return;
      const cells = Array.from({ length: 10 }, () => cell);
      const row = nodes.tableRow?.create(null, cells);
      if (row === undefined) return;
      const made = nodes.table?.create(
        null,
        Array.from({ length: rows }, () => row),
      );
      if (made !== undefined) transaction.insert(0, made);
    };
    expect(refusalOf(document, table(300))).toBeNull();
    expect(refusalOf(document, table(1001))).toContain('10,000 cells');
  });

  it('[C8] a full table takes no further row', () => {
    const document = new Y.Doc();
    addTable(document, [1000, 10]);
    const row = (transaction: Transaction) => {
      const first = transaction.doc.firstChild?.firstChild;
      if (first !== null && first !== undefined) transaction.insert(1, first);
    };
    expect(refusalOf(document, row)).toContain('10,000 cells');
  });
});
