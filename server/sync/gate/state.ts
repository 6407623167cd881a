import * as Y from 'yjs';
import type { DecodedUpdate, DeletedRange } from './struct.ts';

/** How far the document knows a client's structs: the first clock that it does not have. */
export const stateOf = (document: Y.Doc, client: number): number =>
  Y.getState(document.store, client);

export function isDeleted(document: Y.Doc, { client, clock, length }: DeletedRange): boolean {
  const structs = document.store.clients.get(client);
  if (structs === undefined || clock + length > stateOf(document, client)) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (struct === undefined || struct.id.clock >= clock + length) return true;
    if (!struct.deleted) return false;
  }
  return true;
}

/** True for what the document already has in full, such as the SyncStep2 of a client that wrote nothing. */
export function bringsNothing(document: Y.Doc, { blocks, deleted }: DecodedUpdate): boolean {
  return (
    blocks.every(({ client, end }) => end <= stateOf(document, client)) &&
    deleted.every((range) => isDeleted(document, range))
  );
}

/** True where the document has none of it, so that it is told to others as it came. */
export const bringsOnlyNews = (document: Y.Doc, { blocks, deleted }: DecodedUpdate): boolean =>
  blocks.every(({ client, clock }) => clock >= stateOf(document, client)) &&
  !deleted.some((range) => isDeleted(document, range));
