import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { userId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { addTable, cell, firstTable, type PlainTable, track } from '../../support/plain-table.ts';
import { changeOn } from '../../support/yjs-bytes.ts';

const BEN = userId('ben');

let document: Y.Doc;

beforeEach(() => {
  document = new Y.Doc();
  addTable(document, [1, 1]);
});

/** What the gate says of it; what is sound stands in the document from then on. */
function answerTo(change: (table: PlainTable) => void): string {
  const bytes = changeOn(document, (copy) => change(firstTable(copy)));
  const verdict = new Shadow(document, new Map(), 0).judge(bytes, BEN);
  if (verdict.kind === 'sound') Y.applyUpdate(document, bytes);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

const tracks = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => track(`${name}${index}`));

const addRows = (count: number) => (table: PlainTable) => table.rows.push(tracks('row', count));
const addColumns = (count: number) => (table: PlainTable) =>
  table.columns.push(tracks('column', count));
const addCells = (count: number) => (table: PlainTable) =>
  table.cells.push(Array.from({ length: count }, () => cell('r0', 'c0', 'x')));

it('[W4] passes the tables that people make', () => {
  const bytes = changeOn(document, (copy) => addTable(copy, [60, 20]));
  expect(new Shadow(document, new Map(), 0).judge(bytes, BEN).kind).toBe('sound');
  expect(answerTo((table) => table.cells.get(0).set('@colspan', 1000))).toBe('sound');
});

it('[W4] refuses rows and columns that grow beyond what can be laid out, also one after the other', () => {
  const columns = DOCUMENT_LIMITS.places / 100;
  expect(answerTo(addRows(99))).toBe('sound');
  expect(answerTo(addColumns(columns - 1))).toBe('sound');
  expect(answerTo(addColumns(1))).toBe('document_too_large');
  expect(answerTo(addRows(1))).toBe('document_too_large');
  expect(answerTo(({ rows }) => rows.delete(0, 1))).toBe('sound');
  expect(answerTo(addRows(1))).toBe('sound');
});

it('[W4] counts rows and columns that were removed: what is written in them shows them again', () => {
  const columns = DOCUMENT_LIMITS.places / 100;
  expect(answerTo(addRows(99))).toBe('sound');
  expect(answerTo(addColumns(columns - 1))).toBe('sound');
  expect(answerTo(({ rows }) => rows.get(0).delete('live'))).toBe('sound');
  expect(answerTo(addRows(1))).toBe('document_too_large');
});

it('[W4] refuses a table that is too large from the first', () => {
  const bytes = changeOn(document, (copy) => addTable(copy, [320, 320], () => null));
  const verdict = new Shadow(document, new Map(), 0).judge(bytes, BEN);
  expect(verdict).toMatchObject({ kind: 'refused', code: 'document_too_large' });
});

it('[W4] refuses more cells than one table can have', () => {
  const most = Array.from({ length: DOCUMENT_LIMITS.tableCells - 1 }, () => new Y.Map<unknown>());
  firstTable(document).cells.push(most);
  expect(answerTo(addCells(1))).toBe('document_too_large');
  expect(answerTo(({ cells }) => cells.delete(0, 1))).toBe('sound');
  expect(answerTo(addCells(1))).toBe('sound');
});
