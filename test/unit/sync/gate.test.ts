import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { BYTES_VIOLATIONS } from '../../support/violations/bytes.ts';
import { VICTIM, victimDocument } from '../../support/violations/violation.ts';
import { addParagraph, changeOn, deletionUpdate } from '../../support/yjs-bytes.ts';

const BEN = userId('ben');

let durable: Y.Doc;
let shadow: Shadow;

beforeEach(() => {
  durable = victimDocument();
  shadow = new Shadow(durable, new Map([[VICTIM, userId('anna')]]), 0);
});

const change = (edit: (document: Y.Doc) => void, client?: number) =>
  changeOn(durable, edit, client);

/** What Ben's frame gets as an answer: a code, or the kind of verdict. */
function answerTo(bytes: Uint8Array): string {
  const verdict = shadow.judge(bytes, BEN);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

describe('the gate', () => {
  it.each(BYTES_VIOLATIONS)('[W4] [S2] refuses $name: $code', ({ bad, code }) => {
    expect(answerTo(bad())).toBe(code);
  });

  it.each(BYTES_VIOLATIONS)('[W4] passes the same frame without $name', ({ good }) => {
    expect(answerTo(good())).toBe('sound');
  });

  it('[W4] refuses an empty update of format V2', () => {
    expect(answerTo(Y.encodeStateAsUpdateV2(new Y.Doc()))).toBe('malformed');
    expect(answerTo(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('nothing');
  });

  it('[W4] refuses what hides behind a deletion in the same update', () => {
    const unknownMark = change((document) => bodyOf(document).insert(0, 'x', { blink: true }), 9);
    const hidden = Uint8Array.from([...unknownMark.slice(0, -1), 1, 9, 1, 0, 3]);
    expect(answerTo(hidden)).toBe('schema');
  });

  it('[W4] leaves no trace of what it refused, nor has to begin anew', () => {
    const before = Y.encodeStateAsUpdate(durable);
    const victim = change((document) => bodyOf(document).insert(0, 'Later: '), 42);
    for (const { bad } of BYTES_VIOLATIONS) {
      expect(shadow.judge(bad(), BEN)).toMatchObject({ kind: 'refused', spoilt: false });
    }
    expect(answerTo(victim)).toBe('sound');
    expect(Y.encodeStateAsUpdate(durable)).toEqual(before);
    expect(durable.store.pendingStructs).toBeNull();
    expect(durable.store.pendingDs).toBeNull();
  });

  it('[W4] refuses growth beyond the size of a document, and still lets people delete', () => {
    const many = 'x'.repeat(200_000);
    let last = 'sound';
    for (let count = 0; count < 30 && last === 'sound'; count += 1) {
      last = answerTo(change((document) => addParagraph(document, many)));
    }
    expect(last).toBe('document_too_large');
    expect(answerTo(deletionUpdate(VICTIM, 2, 5))).toBe('sound');
  });
});
