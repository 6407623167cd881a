import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { gateBefore } from '../../support/gate-on-trial.ts';
import { cell, firstTable } from '../../support/plain-table.ts';
import { FORM_VIOLATIONS } from '../../support/violations/form.ts';
import {
  embed,
  type Change,
  sent,
  unitAt,
  victimDocument,
} from '../../support/violations/violation.ts';
import { WRITTEN_ONCE_VIOLATIONS } from '../../support/violations/written-once.ts';

const gate = gateBefore(victimDocument);

describe('what a draft cannot hold', () => {
  it.each(FORM_VIOLATIONS)(
    '[W4] $name: $code, and the same frame without it is sound',
    ({ bad, good, code }) => {
      expect(gate.answerTo(bad())).toBe(code);
      expect(gate.answerTo(good())).toBe('sound');
    },
  );
});

describe('what is written once', () => {
  it.each(WRITTEN_ONCE_VIOLATIONS)('[W4] stays: $name', ({ bad, good, code }) => {
    expect(gate.answerTo(bad())).toBe(code);
    expect(gate.answerTo(good())).toBe('sound');
  });

  it('[W4] stays also where two change it at once', () => {
    embed({ live: true })(gate.document);
    gate.hold(gate.document);
    const change = (type: string) => gate.change((d) => unitAt(d, 0).set('type', type));
    const [quote, image] = [change('quote'), change('image')];
    expect(gate.answerTo(quote)).toBe('sound');
    expect(gate.answerTo(image)).toBe('schema');
  });

  it('[W4] goes with what it belongs to', () => {
    const all: Change = (document) => bodyOf(document).delete(0, bodyOf(document).length);
    expect(gate.answerTo(sent(all))).toBe('sound');
  });

  it('[W4] goes with what was made and taken away offline, still remembered for an undo', () => {
    const bytes = sent((document) => {
      const undo = new Y.UndoManager(bodyOf(document), { trackedOrigins: new Set([null]) });
      firstTable(document).cells.push([cell('r0', 'c0', 'never mind')]);
      firstTable(document).cells.delete(4, 1);
      undo.stopCapturing();
    });
    expect(gate.answerTo(bytes)).toBe('sound');
  });
});
