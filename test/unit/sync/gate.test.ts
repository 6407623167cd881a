import * as encoding from 'lib0/encoding';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { LIMITS } from '../../../shared/protocol/sync.ts';
import {
  addParagraph,
  changeOn,
  deletionUpdate,
  firstText,
  rawUpdate,
  runUpdate,
  writeVarUints,
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

function insertElement(name: string, fill: (element: Y.XmlElement) => void = () => {}) {
  return change((document) => {
    const element = new Y.XmlElement(name);
    bodyOf(document).push([element]);
    fill(element);
  });
}

function nested(depth: number): Uint8Array {
  return change((document) => {
    let parent: Y.XmlFragment = bodyOf(document);
    for (let level = 0; level < depth; level += 1) {
      const element = new Y.XmlElement('blockquote');
      parent.push([element]);
      parent = element;
    }
  });
}

const malicious: readonly (readonly [string, string, () => Uint8Array])[] = [
  [
    'an update without its last byte',
    'malformed',
    () => change((d) => addParagraph(d, 'x')).slice(0, -1),
  ],
  [
    'an update with a byte too many',
    'malformed',
    () => Uint8Array.from([...change((d) => addParagraph(d, 'x')), 0]),
  ],
  ['no bytes at all', 'malformed', () => new Uint8Array()],
  ['a malformed delete set', 'malformed', () => Uint8Array.of(0, 1, 1, 200)],
  ['a deletion of nothing', 'malformed', () => deletionUpdate(ANNAS_CLIENT, 0, 0)],
  ['clock poisoning by a GC struct of 2^40', 'malformed', () => runUpdate(77, 0, 0, 2 ** 40)],
  ['a GC struct of 2^30', 'malformed', () => runUpdate(77, 0, 0, 2 ** 30)],
  ['a client id beyond 32 bits', 'malformed', () => runUpdate(2 ** 40, 0, 0, 1)],
  [
    'a memory bomb of seven bytes',
    'malformed',
    () => Uint8Array.of(1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1),
  ],
  ['a Skip struct', 'malformed', () => runUpdate(77, 0, 10, 5)],
  [
    'two blocks of one client',
    'malformed',
    () => rawUpdate((encoder) => writeVarUints(encoder, 2, 1, 77, 0, 0, 1, 1, 77, 1, 0, 1, 0)),
  ],
  [
    'a crowd in one place',
    'malformed',
    () => {
      const one = changeOn(new Y.Doc(), (document) => metaOf(document).set('key', true), 77);
      const struct = one.slice(4, -1);
      return Uint8Array.from([
        1,
        20,
        77,
        0,
        ...Array.from({ length: 20 }, () => [...struct]).flat(),
        0,
      ]);
    },
  ],
  [
    'text without characters',
    'malformed',
    () =>
      rawUpdate((encoder) => {
        writeVarUints(encoder, 1, 1, 77, 0);
        encoding.writeUint8(encoder, 4);
        writeVarUints(encoder, 1);
        encoding.writeVarString(encoder, 'body');
        encoding.writeVarString(encoder, '');
        writeVarUints(encoder, 0);
      }),
  ],
  [
    'GC under another person’s client id',
    'foreign_client_id',
    () => runUpdate(ANNAS_CLIENT, Y.getState(durable.store, ANNAS_CLIENT), 0, 5),
  ],
  [
    'text under another person’s client id',
    'foreign_client_id',
    () => change((d) => firstText(d).insert(0, 'No! '), ANNAS_CLIENT),
  ],
  ['a gap before the structs', 'pending', () => runUpdate(77, 5, 0, 1)],
  ['a deletion of what nobody wrote', 'pending', () => deletionUpdate(ANNAS_CLIENT, 1000, 1)],
  [
    'structs that build on ones that are not there',
    'pending',
    () => {
      const ahead = new Y.Doc();
      Y.applyUpdate(ahead, Y.encodeStateAsUpdate(durable));
      addParagraph(ahead, 'first');
      const before = Y.encodeStateVector(ahead);
      addParagraph(ahead, 'second');
      return Y.encodeStateAsUpdate(ahead, before);
    },
  ],
  ['an unknown root', 'unknown_root', () => change((d) => d.getText('notes').insert(0, 'x'))],
  ['nesting of 2,000 levels', 'too_deep', () => nested(2000)],
  ['nesting of one level too many', 'too_deep', () => nested(LIMITS.depth)],
  ['an unknown block', 'schema', () => insertElement('script')],
  ['a known block in the wrong place', 'schema', () => insertElement('listItem')],
  [
    'a paragraph in a quote',
    'schema',
    () => insertElement('quote', (quote) => quote.push([new Y.XmlElement('paragraph')])),
  ],
  [
    'text right in a quote',
    'schema',
    () => insertElement('quote', (quote) => quote.push([new Y.XmlText('x')])),
  ],
  ['text right in the body', 'schema', () => change((d) => bodyOf(d).push([new Y.XmlText('x')]))],
  [
    'an unknown attribute',
    'schema',
    () => insertElement('paragraph', (element) => element.setAttribute('onclick', 'x')),
  ],
  [
    'an attribute of bytes',
    'schema',
    () => insertElement('quote', (quote) => quote.setAttribute('id', new Uint8Array(9) as never)),
  ],
  [
    'an attribute that is an object',
    'schema',
    () => insertElement('quote', (quote) => quote.setAttribute('id', { by: 'x' } as never)),
  ],
  [
    'a mark whose address is an object',
    'schema',
    () => change((d) => firstText(d).format(0, 3, { link: { href: { by: 'x' } } })),
  ],
  [
    'an attribute that is a shared type',
    'schema',
    () => insertElement('quote', (quote) => quote.setAttribute('id', new Y.Map() as never)),
  ],
  ['an unknown mark', 'schema', () => change((d) => firstText(d).format(0, 3, { blink: {} }))],
  [
    'a mark with an unknown attribute',
    'schema',
    () => change((d) => firstText(d).format(0, 3, { link: { onclick: 'x' } })),
  ],
  [
    'an object among the text',
    'schema',
    () => change((d) => firstText(d).insertEmbed(0, { image: 'x' })),
  ],
  ['a sub-document', 'schema', () => change((d) => metaOf(d).set('kind', new Y.Doc()))],
  ['an unknown field of meta', 'schema', () => change((d) => metaOf(d).set('role', 'admin'))],
  ['a hook', 'schema', () => change((d) => bodyOf(d).push([new Y.XmlHook('x') as never]))],
];

const V2 = () => {
  const document = new Y.Doc();
  addParagraph(document, 'x');
  return Y.encodeStateAsUpdateV2(document);
};

describe('the gate', () => {
  it.each(malicious)('[W4] refuses %s: %s', (_name, code, bytes) => {
    expect(answerTo(bytes())).toBe(code);
  });

  it('[W4] refuses updates of format V2', () => {
    expect(answerTo(V2())).toBe('malformed');
    expect(answerTo(Y.encodeStateAsUpdateV2(new Y.Doc()))).toBe('malformed');
  });

  it('[W4] refuses marks where there may be none', () => {
    const bytes = insertElement('headline', (element) => {
      const text = new Y.XmlText();
      element.push([text]);
      text.insert(0, 'Talks', { bold: {} });
    });
    expect(answerTo(bytes)).toBe('schema');
  });

  it('[W4] refuses what hides behind a deletion in the same update', () => {
    const bytes = insertElement('quote', (quote) => {
      const text = new Y.XmlText();
      quote.push([text]);
      text.insert(0, 'hidden');
      text.delete(5, 1);
    });
    expect(answerTo(bytes)).toBe('schema');
  });

  it('[W4] leaves no trace of what it refused', () => {
    const before = Y.encodeStateAsUpdate(durable);
    const victim = change((document) => firstText(document).insert(0, 'Later: '), 42);
    for (const [, , bytes] of malicious) shadow.judge(bytes(), BEN);
    expect(answerTo(victim)).toBe('sound');
    expect(Y.encodeStateAsUpdate(durable)).toEqual(before);
    expect(durable.store.pendingStructs).toBeNull();
    expect(durable.store.pendingDs).toBeNull();
  });

  it('[W4] refuses growth beyond the size of a document, and still lets people delete', () => {
    const words = 'x'.repeat(200_000);
    let last = 'sound';
    for (let count = 0; count < 30 && last === 'sound'; count += 1) {
      last = answerTo(change((document) => addParagraph(document, words)));
    }
    expect(last).toBe('document_too_large');
    expect(answerTo(deletionUpdate(ANNAS_CLIENT, 2, 5))).toBe('sound');
  });
});
