import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Fill } from '../../../server/sync/gate/fill.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { ANNA, ANNAS_CLIENT, answerOf, GateOnTrial } from '../../support/gate-on-trial.ts';
import { unitMap } from '../../support/line.ts';
import { addTable, cell, firstTable } from '../../support/plain-table.ts';
import { addParagraph, deletionUpdate } from '../../support/yjs-bytes.ts';

const gate = new GateOnTrial();

function hold(change: (document: Y.Doc) => void): void {
  const document = new Y.Doc();
  document.clientID = ANNAS_CLIENT;
  document.transact(() => change(document));
  const size = Y.encodeStateAsUpdate(document).length;
  gate.hold(document, new Map([[ANNAS_CLIENT, ANNA]]), size);
}

/** What the gate says of a change that is made on what it knows. */
function answerTo(change: (document: Y.Doc) => void): string {
  const bytes = gate.change(change);
  const answer = answerOf(gate.judge(bytes, ANNA));
  if (answer === 'sound') Y.applyUpdate(gate.document, bytes);
  return answer;
}

/** As removed lines are, so that there are few structs. */
const ends = (count: number) => Array.from({ length: count }, () => ({ insert: new Y.Map() }));
const addEnds = (count: number) => (to: Y.Doc) => bodyOf(to).applyDelta(ends(count));

describe('a draft of as many lines as one may have', { timeout: 30_000 }, () => {
  beforeEach(() => hold(addEnds(DOCUMENT_LIMITS.units - 3)));

  it('[W4] takes lines up to the limit, and none above it, however they come', () => {
    expect(answerTo(addEnds(4))).toBe('document_too_large');
    expect(answerTo(addEnds(3))).toBe('sound');
    expect(answerTo(addEnds(1))).toBe('document_too_large');
    expect(answerTo((to) => bodyOf(to).insertEmbed(0, unitMap({ type: 'anchor', id: 'a' })))).toBe(
      'document_too_large',
    );
    expect(
      answerTo((to) => bodyOf(to).insertEmbed(0, unitMap({ type: 'image', live: true }))),
    ).toBe('document_too_large');
  });

  it('[L15] is not frozen: words, removals, and what makes it no longer all pass', () => {
    expect(answerTo(addEnds(3))).toBe('sound');
    expect(answerTo((to) => bodyOf(to).insert(7, 'Words.'))).toBe('sound');
    const swap = (gone: number, come: number) => (to: Y.Doc) => {
      bodyOf(to).delete(0, gone);
      bodyOf(to).applyDelta(ends(come));
    };
    expect(answerTo(swap(1, 2))).toBe('document_too_large');
    expect(answerTo(swap(1, 1))).toBe('sound');
    expect(answerTo(swap(3, 1))).toBe('sound');
    expect(answerTo(addEnds(2))).toBe('sound');
    const comeAndGo = (to: Y.Doc) => {
      bodyOf(to).applyDelta(ends(5));
      bodyOf(to).delete(0, 5);
    };
    expect(answerTo(comeAndGo)).toBe('sound');
    expect(answerTo(addEnds(1))).toBe('document_too_large');
    expect(answerTo((to) => bodyOf(to).delete(5000, 500))).toBe('sound');
    expect(answerTo(addEnds(500))).toBe('sound');
    expect(answerTo(addEnds(1))).toBe('document_too_large');
  });

  it('[W4] counts the lines in its cells, and gets room again where a table goes', () => {
    gate.document.transact(() => bodyOf(gate.document).delete(0, 20));
    const table = (to: Y.Doc) => addTable(to, [2, 10]);
    expect(answerTo(table)).toBe('sound');
    const line = (to: Y.Doc) => firstTable(to).cells.push([cell('r0', 'c0', 'x')]);
    expect(answerTo(line)).toBe('sound');
    expect(answerTo(line)).toBe('sound');
    expect(answerTo(line)).toBe('document_too_large');
    const swap = (to: Y.Doc) => {
      bodyOf(to).delete(bodyOf(to).length - 1, 1);
      bodyOf(to).applyDelta(ends(23));
    };
    expect(answerTo(swap)).toBe('sound');
    expect(answerTo(addEnds(1))).toBe('document_too_large');
  });
});

describe('the tables of a draft', () => {
  const table = (rows: number, columns: number) => (to: Y.Doc) =>
    addTable(to, [rows, columns], () => null);

  it('[W4] have so many places together, and one that grows pays for what it gets', () => {
    hold(table(100, DOCUMENT_LIMITS.places / 100 - 20));
    expect(answerTo(table(1, 1900))).toBe('sound');
    expect(answerTo(table(1, 101))).toBe('document_too_large');
    expect(answerTo(table(1, 100))).toBe('sound');
    expect(answerTo((to) => firstTable(to).rows.push([unitMap({ id: 'r', live: true })]))).toBe(
      'document_too_large',
    );
    expect(answerTo((to) => bodyOf(to).delete(bodyOf(to).length - 2, 2))).toBe('sound');
    expect(answerTo((to) => firstTable(to).rows.push([unitMap({ id: 'r', live: true })]))).toBe(
      'sound',
    );
  });

  it('[L15] may be replaced by others in one frame', () => {
    hold(table(100, DOCUMENT_LIMITS.places / 100));
    const swap = (rows: number) => (to: Y.Doc) => {
      bodyOf(to).delete(0, 1);
      table(rows, 100)(to);
    };
    expect(answerTo(swap(DOCUMENT_LIMITS.places / 100 + 1))).toBe('document_too_large');
    expect(answerTo(swap(DOCUMENT_LIMITS.places / 100))).toBe('sound');
  });
});

describe('a draft of as many bytes as one may have', { timeout: 30_000 }, () => {
  it('[L15] is not frozen: who takes out more than he writes may go on', () => {
    hold((to) => addParagraph(to, 'x'.repeat(DOCUMENT_LIMITS.bytes - 60)));
    const rewrite = (gone: number) => (to: Y.Doc) => {
      bodyOf(to).delete(1000, gone);
      bodyOf(to).insert(1000, 'Others say so.');
    };
    expect(answerTo(rewrite(0))).toBe('document_too_large');
    expect(answerTo(rewrite(10))).toBe('document_too_large');
    expect(answerTo(rewrite(200))).toBe('sound');
    expect(Y.encodeStateAsUpdate(gate.document).length).toBeLessThan(DOCUMENT_LIMITS.bytes);
    const verdict = gate.judge(deletionUpdate(ANNAS_CLIENT, 5, 10), ANNA);
    expect(verdict.kind).toBe('sound');
  });
});

describe('how full a draft is', () => {
  const full = DOCUMENT_LIMITS.units;
  let counted: number;
  let actual: number;
  let fill: Fill;

  beforeEach(() => {
    counted = 0;
    actual = full - 1000;
    fill = new Fill(() => {
      counted += 1;
      return { units: actual, places: 0 };
    });
  });

  const grow = (units: number): boolean => {
    const fits = fill.take({ units, places: 0, hasFullTable: false }, new Y.Doc());
    if (fits) actual += units;
    return fits;
  };

  it('[S1] is counted once, and anew only where it may be full', () => {
    for (let key = 0; key < 1000; key += 1) expect(grow(1)).toBe(true);
    expect(counted).toBe(1);
    expect(grow(1)).toBe(false);
    expect(counted).toBe(2);
    for (let key = 0; key < 1000; key += 1) expect(grow(-1) && grow(0)).toBe(true);
    expect(counted).toBe(2);
    expect(grow(1000)).toBe(true);
    expect(counted).toBe(2);
  });

  it('[S1] is found out anew where the draft has become emptier than what was taken tells', () => {
    expect(grow(1000)).toBe(true);
    actual = 10;
    expect(grow(500)).toBe(true);
    expect(counted).toBe(2);
    expect(grow(500)).toBe(true);
    expect(counted).toBe(2);
  });
});
