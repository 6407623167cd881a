import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { Line, lineEnd, mapsIn } from './line.ts';

/** An update written by hand, as no Yjs would write it. */
export function rawUpdate(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write);
}

export function writeVarUints(encoder: encoding.Encoder, ...values: readonly number[]): void {
  for (const value of values) encoding.writeVarUint(encoder, value);
}

/** One client's structs without content: `info` 0 is GC, 10 is Skip. */
export function runUpdate(client: number, clock: number, info: number, length: number): Uint8Array {
  return rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, client, clock);
    encoding.writeUint8(encoder, info);
    writeVarUints(encoder, length, 0);
  });
}

export function deletionUpdate(client: number, clock: number, length: number): Uint8Array {
  return rawUpdate((encoder) => writeVarUints(encoder, 0, 1, client, 1, clock, length));
}

/** A line at the end of the body with its text, to type on in. */
export function addParagraph(document: Y.Doc, words: string): Line {
  const text = bodyOf(document);
  const end = lineEnd();
  document.transact(() => {
    text.insert(text.length, words);
    text.insertEmbed(text.length, end, {});
  });
  return new Line(text, end);
}

/** The update that `change` makes on a copy of `base`, written under `client` where one is given. */
export function changeOn(
  base: Y.Doc,
  change: (document: Y.Doc) => void,
  client?: number,
): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(base));
  bodyOf(copy);
  if (client !== undefined) copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  const updates: Uint8Array[] = [];
  copy.on('update', (update: Uint8Array) => updates.push(update));
  copy.transact(() => change(copy));
  return updates.length === 0 ? Y.encodeStateAsUpdate(copy, before) : Y.mergeUpdates(updates);
}

export function firstText(document: Y.Doc): Line {
  const [end] = mapsIn(bodyOf(document));
  if (end === undefined) throw new Error('no line');
  return new Line(bodyOf(document), end);
}

/** One struct with two neighbours, wherever they stand; `content` writes what it brings. */
export function betweenUpdate(
  client: number,
  { left, right }: { readonly left: Y.ID; readonly right: Y.ID },
  reference: number,
  content: (encoder: encoding.Encoder) => void,
): Uint8Array {
  return rawUpdate((encoder) => {
    writeVarUints(encoder, 1, 1, client, 0);
    encoding.writeUint8(encoder, 0x80 | 0x40 | reference);
    writeVarUints(encoder, left.client, left.clock, right.client, right.clock);
    content(encoder);
    writeVarUints(encoder, 0);
  });
}
