import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentOf } from '../../server/sync/gate/document.ts';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import { EMPTY_CONTENT } from '../../shared/domain/content.ts';
import { readDraft, seedDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf, metaOf } from '../../shared/document/sequence/form.ts';
import { userId } from '../../shared/ids.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { mapsIn } from '../support/line.ts';
import { addTable } from '../support/plain-table.ts';
import { addParagraph, changeOn } from '../support/yjs-bytes.ts';
import { Editor } from './editor.ts';

const BASE = seedDraft(EVERY_BLOCK, { labels: ['talks'] });
const SEEDER = userId('seeder');

const baseDocument = (): Y.Doc => documentOf([BASE.bytes]);

/** One change as an editor makes it, chosen by `kind` and `where`. */
function edit(document: Y.Doc, kind: number, where: number): void {
  const text = bodyOf(document);
  const maps = mapsIn(text);
  const map = maps[where % maps.length];
  const index = where % (text.length + 1);
  if (kind === 0) text.insert(index, 'typed');
  if (kind === 1 && text.length > 2) text.delete(where % (text.length - 1), 1);
  if (kind === 2) addParagraph(document, 'new');
  if (kind === 3) text.delete(0, text.length);
  if (kind === 4) metaOf(document).set('bylines', [`${where}`]);
  if (kind === 5 && map?.get('type') === 'quote') map.set('@language', 'en');
  if (kind === 6) addTable(document, [1 + (where % 3), 1 + (where % 2)]);
  if (kind === 7 && map !== undefined && !map.has('type')) map.set('kind', 'heading{"level":2}');
  if (kind === 8) map?.delete('live');
}

const honestEdits = fc.array(fc.tuple(fc.nat(8), fc.nat(1000)), { minLength: 1, maxLength: 4 });

const update = (edits: readonly (readonly [number, number])[]) =>
  changeOn(baseDocument(), (document) => {
    for (const [kind, where] of edits) edit(document, kind, where);
  });

function freshShadow(): { readonly durable: Y.Doc; readonly shadow: Shadow } {
  const durable = baseDocument();
  return { durable, shadow: new Shadow(durable, new Map([[BASE.clientId, SEEDER]]), 0) };
}

/** True where an editor that opens it writes, or cannot show what the draft reads as. */
function isAltered(document: Y.Doc): boolean {
  const before = Y.encodeStateAsUpdate(document);
  const editor = new Editor(document);
  editor.state.doc.check();
  editor.close();
  return Buffer.compare(before, Y.encodeStateAsUpdate(document)) !== 0;
}

it('[W4] [W5] passes what editors write, and an editor opens it as it is', () => {
  fc.assert(
    fc.property(honestEdits, (edits) => {
      const { durable, shadow } = freshShadow();
      const bytes = update(edits);
      expect(shadow.judge(bytes, userId('ben')).kind).not.toBe('refused');
      Y.applyUpdate(durable, bytes);
      expect(isAltered(durable)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

it('[W5] passes whatever two editors wrote apart, in either order', () => {
  fc.assert(
    fc.property(honestEdits, honestEdits, (first, second) => {
      const { shadow } = freshShadow();
      expect(shadow.judge(update(first), userId('anna')).kind).not.toBe('refused');
      expect(shadow.judge(update(second), userId('ben')).kind).not.toBe('refused');
    }),
    { numRuns: 150 },
  );
});

const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 });

it('[S1] damaged updates are refused without a trace, or are sound after all', () => {
  fc.assert(
    fc.property(honestEdits, damage, (edits, damages) => {
      const { durable, shadow } = freshShadow();
      const before = Y.encodeStateAsUpdate(durable);
      const bytes = Uint8Array.from(update(edits));
      for (const [at, value] of damages) bytes[at % bytes.length] = value;
      const verdict = shadow.judge(bytes, userId('mallory'));
      expect(Y.encodeStateAsUpdate(durable)).toEqual(before);
      if (verdict.kind === 'sound') {
        Y.applyUpdate(durable, bytes);
        expect(durable.store.pendingStructs).toBeNull();
        expect(durable.store.pendingDs).toBeNull();
        expect(() => readDraft(durable)).not.toThrow();
        expect(isAltered(durable)).toBe(false);
        expect([...durable.share.keys()].toSorted()).toEqual(['body', 'meta']);
      }
      const after = update([[0, 5]]);
      expect(shadow.judge(after, userId('ben')).kind).not.toBe('refused');
    }),
    { numRuns: 400 },
  );
});

it('[W9] a seed is sound itself', () => {
  const empty = new Y.Doc();
  bodyOf(empty);
  const shadow = new Shadow(empty, new Map(), 0);
  expect(shadow.judge(BASE.bytes, SEEDER)).toEqual({
    kind: 'sound',
    clientIds: [BASE.clientId],
    isNews: true,
  });
  expect(shadow.judge(seedDraft(EMPTY_CONTENT, {}).bytes, SEEDER)).toEqual({ kind: 'nothing' });
});
