import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
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
import { changeOn } from '../../support/yjs-bytes.ts';

let durable: Y.Doc;
let shadow: Shadow;

beforeEach(() => {
  durable = victimDocument();
  shadow = new Shadow(durable, new Map([[durable.clientID, userId('anna')]]), 0);
});

function answerTo(bytes: Uint8Array): string {
  const verdict = shadow.judge(bytes, userId('ben'));
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

describe('what a draft cannot hold', () => {
  it.each(FORM_VIOLATIONS)(
    '[W4] $name: $code, and the same frame without it is sound',
    ({ bad, good, code }) => {
      expect(answerTo(bad())).toBe(code);
      expect(answerTo(good())).toBe('sound');
    },
  );
});

describe('what is written once', () => {
  it.each(WRITTEN_ONCE_VIOLATIONS)('[W4] stays: $name', ({ bad, good, code }) => {
    expect(answerTo(bad())).toBe(code);
    expect(answerTo(good())).toBe('sound');
  });

  it('[W4] stays also where two change it at once', () => {
    embed({ live: true })(durable);
    shadow = new Shadow(durable, new Map(), 0);
    const change = (type: string) => changeOn(durable, (d) => unitAt(d, 0).set('type', type));
    const [quote, image] = [change('quote'), change('image')];
    expect(answerTo(quote)).toBe('sound');
    expect(answerTo(image)).toBe('schema');
  });

  it('[W4] goes with what it belongs to', () => {
    const all: Change = (document) => bodyOf(document).delete(0, bodyOf(document).length);
    expect(answerTo(sent(all))).toBe('sound');
  });

  it('[W4] goes with what was made and taken away offline, still remembered for an undo', () => {
    const bytes = sent((document) => {
      const undo = new Y.UndoManager(bodyOf(document), { trackedOrigins: new Set([null]) });
      firstTable(document).cells.push([cell('r0', 'c0', 'never mind')]);
      firstTable(document).cells.delete(4, 1);
      undo.stopCapturing();
    });
    expect(answerTo(bytes)).toBe('sound');
  });
});
