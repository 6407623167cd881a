import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { changeOn } from '../../support/yjs-bytes.ts';

const BEN = userId('ben');

let document: Y.Doc;

beforeEach(() => {
  document = new Y.Doc();
  bodyOf(document).push([new Y.XmlElement('table')]);
});

/** What the gate says of it; what is sound stands in the document from then on. */
function answerTo(change: (table: Y.XmlElement) => void): string {
  const bytes = changeOn(document, (copy) => {
    const table = bodyOf(copy).get(0);
    if (table instanceof Y.XmlElement) change(table);
  });
  const verdict = new Shadow(document, new Map(), 0).judge(bytes, BEN);
  if (verdict.kind === 'sound') Y.applyUpdate(document, bytes);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

function addRow(table: Y.XmlElement, cells: number, spans: Readonly<Record<string, number>> = {}) {
  const row = new Y.XmlElement('tableRow');
  table.push([row]);
  for (let count = 0; count < cells; count += 1) {
    const cell = new Y.XmlElement('tableCell');
    row.push([cell]);
    // Yjs types attributes as text; y-tiptap writes numbers.
    for (const [name, span] of Object.entries(spans)) cell.setAttribute(name, span as never);
  }
}

const addRows = (table: Y.XmlElement, rows: number) => {
  for (let count = 0; count < rows; count += 1) addRow(table, 0);
};

it('[W4] passes the tables that people make', () => {
  const grow = (table: Y.XmlElement) => {
    for (let count = 0; count < 100; count += 1) addRow(table, 20);
  };
  expect(answerTo(grow)).toBe('sound');
  expect(answerTo((table) => addRow(table, 1, { colspan: 20, rowspan: 3 }))).toBe('sound');
});

it('[W4] refuses rows and columns that grow beyond what can be laid out, also one after the other', () => {
  expect(answerTo((table) => addRow(table, 1, { colspan: 1000 }))).toBe('sound');
  expect(answerTo((table) => addRows(table, 99))).toBe('sound');
  expect(answerTo((table) => addRow(table, 0))).toBe('schema');
  expect(answerTo((table) => addRow(table, 1, { colspan: 1000 }))).toBe('schema');
});

it('[W4] counts the cells that reach down into other rows', () => {
  const steps = (table: Y.XmlElement) => {
    for (let count = 0; count < 60; count += 1) addRow(table, 1, { colspan: 30, rowspan: 60 });
  };
  expect(answerTo(steps)).toBe('schema');
});

it('[W4] counts a span that is set later', () => {
  expect(
    answerTo((table) => {
      addRow(table, 1);
      addRows(table, 200);
    }),
  ).toBe('sound');
  const widen = (table: Y.XmlElement) => {
    const row = table.get(0);
    const cell = row instanceof Y.XmlElement ? row.get(0) : null;
    if (cell instanceof Y.XmlElement) cell.setAttribute('colspan', 900 as never);
  };
  expect(answerTo(widen)).toBe('schema');
});
