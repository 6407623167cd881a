import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { judgeReader } from '../../../server/sync/gate/gate.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';
import {
  addParagraph,
  changeOn,
  deletionUpdate,
  firstText,
  runUpdate,
} from '../../support/yjs-bytes.ts';

const ANNA = userId('anna');
const BEN = userId('ben');
const ANNAS_CLIENT = 1;

let durable: Y.Doc;
let shadow: Shadow;

beforeEach(() => {
  durable = new Y.Doc();
  durable.clientID = ANNAS_CLIENT;
  addParagraph(durable, 'They met in Anchorage.');
  shadow = new Shadow(durable, new Map([[ANNAS_CLIENT, ANNA]]), 0);
});

const change = (edit: (document: Y.Doc) => void, client?: number) =>
  changeOn(durable, edit, client);

/** What Ben's frame gets as an answer: a code, or the kind of verdict. */
function answerTo(bytes: Uint8Array): string {
  const verdict = shadow.judge(bytes, BEN);
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

describe('what honest people write', () => {
  it('[W4] passes every block of the schema, as the editor writes it', () => {
    const bytes = change((document) => {
      prosemirrorJSONToYXmlFragment(documentSchema, EVERY_BLOCK, bodyOf(document));
      metaOf(document).set('bylines', ['Anna', 'Ben']);
      metaOf(document).set('occurredAt', null);
    });
    expect(answerTo(bytes)).toBe('sound');
  });

  it('[W7] gives a new client id to whoever writes with it first', () => {
    const first = change((document) => addParagraph(document, 'mine'), 42);
    expect(answerTo(first)).toBe('sound');
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(durable));
    Y.applyUpdate(ahead, first);
    const second = changeOn(ahead, (document) => addParagraph(document, 'yours'), 42);
    expect(shadow.judge(second, ANNA)).toMatchObject({
      kind: 'refused',
      code: 'foreign_client_id',
    });
    expect(answerTo(second)).toBe('sound');
  });

  it('[W4] takes a whole state back from a returning client, with others’ structs that are known', () => {
    const bytes = changeOn(durable, (document) => firstText(document).insert(4, ' now'), 42);
    const client = new Y.Doc();
    Y.applyUpdate(client, Y.encodeStateAsUpdate(durable));
    Y.applyUpdate(client, bytes);
    expect(shadow.judge(Y.encodeStateAsUpdate(client), BEN)).toEqual({
      kind: 'sound',
      clientIds: [42],
    });
    expect(shadow.judge(Y.encodeStateAsUpdate(client), BEN)).toEqual({ kind: 'nothing' });
  });

  it('[W4] takes text that was written and deleted offline', () => {
    const bytes = change((document) => {
      const text = addParagraph(document, 'never mind');
      text.delete(0, 10);
    });
    expect(answerTo(bytes)).toBe('sound');
    expect(answerTo(runUpdate(77, 0, 0, 5000))).toBe('sound');
  });

  it('[W5] passes a merge that empties a list', () => {
    const list = new Y.XmlElement('bulletList');
    bodyOf(durable).push([list]);
    list.push([new Y.XmlElement('listItem'), new Y.XmlElement('listItem')]);
    shadow = new Shadow(durable, new Map(), 0);
    const without = (index: number) =>
      change((document) => {
        const copy = bodyOf(document).get(1);
        if (copy instanceof Y.XmlElement) copy.delete(index, 1);
      });
    const [first, second] = [without(0), without(1)];
    expect(answerTo(first)).toBe('sound');
    expect(shadow.judge(second, ANNA).kind).toBe('sound');
  });

  it('[W4] judges a frame on what was accepted before it, durable or not, until a commit fails', () => {
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(durable));
    ahead.clientID = 42;
    const updates: Uint8Array[] = [];
    ahead.on('update', (update: Uint8Array) => updates.push(update));
    const text = addParagraph(ahead, 'a');
    ahead.clientID = 43;
    text.insert(1, 'b');
    const [first, second] = updates;
    if (first === undefined || second === undefined) throw new Error('two updates expected');
    // Such a frame may come before the SyncStep2 that it builds on: judging it must stay cheap.
    expect(shadow.judge(second, BEN)).toEqual({ kind: 'refused', code: 'pending', spoilt: false });
    expect(answerTo(first)).toBe('sound');
    expect(answerTo(second)).toBe('sound');
    shadow.reset();
    expect(answerTo(second)).toBe('pending');
  });

  it('[W4] lets readers answer SyncStep1 with what is known, and nothing else', () => {
    expect(judgeReader(Y.encodeStateAsUpdate(durable), durable)).toBeNull();
    expect(
      judgeReader(
        change((document) => addParagraph(document, 'x')),
        durable,
      ),
    ).toBe('read_only');
    expect(judgeReader(deletionUpdate(ANNAS_CLIENT, 2, 1), durable)).toBe('read_only');
    expect(judgeReader(Uint8Array.of(9), durable)).toBe('malformed');
  });

  it('[W5] never refuses what y-tiptap keeps, and keeps what it passes', () => {
    const bytes = change((document) => firstText(document).format(0, 4, { bold: {}, italic: {} }));
    expect(answerTo(bytes)).toBe('sound');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(durable));
    Y.applyUpdate(copy, bytes);
    expect(JSON.stringify(yXmlFragmentToProsemirrorJSON(bodyOf(copy)))).toContain('bold');
  });
});
