import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { gateBefore } from '../../support/gate-on-trial.ts';
import { BYTES_VIOLATIONS } from '../../support/violations/bytes.ts';
import { VICTIM, victimDocument } from '../../support/violations/violation.ts';
import { addParagraph, deletionUpdate } from '../../support/yjs-bytes.ts';

const gate = gateBefore(victimDocument);

describe('the gate', () => {
  it.each(BYTES_VIOLATIONS)('[W4] [S2] refuses $name: $code', ({ bad, code }) => {
    expect(gate.answerTo(bad())).toBe(code);
  });

  it.each(BYTES_VIOLATIONS)('[W4] passes the same frame without $name', ({ good }) => {
    expect(gate.answerTo(good())).toBe('sound');
  });

  it('[W4] refuses an empty update of format V2', () => {
    expect(gate.answerTo(Y.encodeStateAsUpdateV2(new Y.Doc()))).toBe('malformed');
    expect(gate.answerTo(Y.encodeStateAsUpdate(new Y.Doc()))).toBe('nothing');
  });

  it('[W4] refuses what hides behind a deletion in the same update', () => {
    const unknownMark = gate.change(
      (document) => bodyOf(document).insert(0, 'x', { blink: true }),
      9,
    );
    const hidden = Uint8Array.from([...unknownMark.slice(0, -1), 1, 9, 1, 0, 3]);
    expect(gate.answerTo(hidden)).toBe('schema');
  });

  it('[W4] leaves no trace of what it refused, nor has to begin anew', () => {
    const before = Y.encodeStateAsUpdate(gate.document);
    const victim = gate.change((document) => bodyOf(document).insert(0, 'Later: '), 42);
    for (const { bad } of BYTES_VIOLATIONS) {
      expect(gate.judge(bad())).toMatchObject({ kind: 'refused', spoilt: false });
    }
    expect(gate.answerTo(victim)).toBe('sound');
    expect(Y.encodeStateAsUpdate(gate.document)).toEqual(before);
    expect(gate.document.store.pendingStructs).toBeNull();
    expect(gate.document.store.pendingDs).toBeNull();
  });

  it('[W4] refuses growth beyond the size of a document, and still lets people delete', () => {
    const many = 'x'.repeat(200_000);
    let last = 'sound';
    for (let count = 0; count < 30 && last === 'sound'; count += 1) {
      last = gate.answerTo(gate.change((document) => addParagraph(document, many)));
    }
    expect(last).toBe('document_too_large');
    expect(gate.answerTo(deletionUpdate(VICTIM, 2, 5))).toBe('sound');
  });
});
