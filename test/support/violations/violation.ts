import * as Y from 'yjs';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { unitMap } from '../line.ts';
import { addTable, firstTable } from '../plain-table.ts';
import { addParagraph, changeOn } from '../yjs-bytes.ts';

export type Change = (document: Y.Doc) => void;

/** A frame that nobody honest sends, and the same one without what is wrong about it. */
export interface Violation {
  readonly name: string;
  readonly code: RefusalCode;
  readonly bad: () => Uint8Array;
  readonly good: () => Uint8Array;
}

export const VICTIM = 1;
export const SENDER = 77;

/** What client 1 has written: an anchor, a quote, a line and a table of two by two. */
export function victimDocument(): Y.Doc {
  const document = new Y.Doc();
  document.clientID = VICTIM;
  addParagraph(document, 'They met in Anchorage.');
  addTable(document, [2, 2]);
  bodyOf(document).insertEmbed(0, unitMap({ type: 'quote', live: true }), {});
  bodyOf(document).insertEmbed(0, unitMap({ type: 'anchor', id: 'a1' }), {});
  return document;
}

/** What a change to the victim's document becomes as a frame of the sender's. */
export const sent = (change: Change): Uint8Array => changeOn(victimDocument(), change, SENDER);

export const embed =
  (keys: Readonly<Record<string, unknown>>): Change =>
  (document) =>
    bodyOf(document).insertEmbed(0, unitMap(keys), {});

export function unitAt(document: Y.Doc, index: number): Y.Map<unknown> {
  const unit = (bodyOf(document).toDelta() as readonly { readonly insert: unknown }[])[index];
  if (unit?.insert instanceof Y.Map) return unit.insert as Y.Map<unknown>;
  throw new Error('no unit');
}

export const anchor = (document: Y.Doc): Y.Map<unknown> => unitAt(document, 0);
export const quote = (document: Y.Doc): Y.Map<unknown> => unitAt(document, 1);
export const firstCell = (document: Y.Doc): Y.Map<unknown> => firstTable(document).cells.get(0);

export function cellText(document: Y.Doc): Y.Text {
  const text: unknown = firstCell(document).get('text');
  if (text instanceof Y.Text) return text;
  throw new Error('no text');
}
