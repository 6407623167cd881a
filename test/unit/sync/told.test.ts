import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { applyParts } from '../../../server/sync/gate/document.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { VICTIM, victimDocument } from '../../support/violations/violation.ts';
import { changeOn, deletionUpdate } from '../../support/yjs-bytes.ts';

const BEN = userId('ben');

let durable: Y.Doc;
let shadow: Shadow;

beforeEach(() => {
  durable = victimDocument();
  shadow = new Shadow(durable, new Map([[VICTIM, userId('anna')]]), 0);
});

const typed = (words: string, client: number): Uint8Array =>
  changeOn(durable, (document) => bodyOf(document).insert(0, words), client);

function accept(bytes: Uint8Array): Uint8Array {
  expect(shadow.judge(bytes, BEN).kind).toBe('sound');
  return bytes;
}

/** What colleagues may be told as it came, once these are on disk. */
function commit(...parts: readonly Uint8Array[]): Uint8Array | null {
  applyParts(durable, parts);
  return shadow.committed(parts);
}

describe('a frame is told as it came', () => {
  it('[W1] where nothing of it was there before', () => {
    const [first, second] = [accept(typed('One. ', 7)), accept(typed('Two. ', 8))];
    expect(commit(first)).toBe(first);
    expect(commit(second)).toBe(second);
  });

  it('[W1] but not together with others', () => {
    const [first, second] = [accept(typed('One. ', 7)), accept(typed('Two. ', 8))];
    expect(commit(first, second)).toBeNull();
  });

  it('[W1] but not where a frame before it was lost', () => {
    accept(typed('One. ', 7));
    expect(commit(accept(typed('Two. ', 8)))).toBeNull();
  });

  it('[W1] but not where it repeats what was written or deleted before', () => {
    expect(commit(accept(typed('One. ', 7)))).not.toBeNull();
    const base = victimDocument();
    const again = (edit: (document: Y.Doc) => void) =>
      changeOn(
        base,
        (document) => {
          bodyOf(document).insert(0, 'One. ');
          edit(document);
        },
        7,
      );
    const more = accept(again((document) => bodyOf(document).insert(0, 'More. ')));
    expect(commit(more)).toBeNull();
    expect(commit(accept(deletionUpdate(7, 0, 3)))).not.toBeNull();
    const repeated = accept(
      again((document) => {
        bodyOf(document).insert(0, 'More. ');
        bodyOf(document).delete(6, 4);
      }),
    );
    expect(commit(repeated)).toBeNull();
  });
});
