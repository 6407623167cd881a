import type { Node } from '@tiptap/pm/model';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { FRAME_ACK, FRAME_SYNC } from '../../shared/protocol/sync.ts';
import { formOf } from '../support/together/page.ts';
import type { Disk } from './disk.ts';
import { pageOf } from './page.ts';
import type { Peer } from './peer.ts';

/** [W1] What a frame of the server shows or promises though it is not on disk; null where it keeps its word. */
export function brokenPromise(bytes: Uint8Array, peer: Peer, disk: Disk): string | null {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  if (type === FRAME_SYNC && decoding.readVarUint(decoder) > 0) {
    const isKept = disk.holds(decoding.readVarUint8Array(decoder));
    return isKept ? null : `${peer.name} is shown what is not on disk`;
  }
  if (type !== FRAME_ACK) return null;
  const promised = peer.acknowledged(decoding.readVarUint(decoder));
  const isKept = promised.every((update) => disk.holds(update));
  return isKept ? null : `${peer.name} is promised what is not on disk`;
}

/** What a document is, whoever holds it. */
export interface Replica {
  readonly page: string;
  readonly clocks: ReadonlyMap<number, number>;
  readonly isWhole: boolean;
}

function replicaOf(document: Y.Doc, page: Node): Replica {
  const { pendingStructs, pendingDs } = document.store;
  return {
    page: formOf(page),
    clocks: Y.decodeStateVector(Y.encodeStateVector(document)),
    isWhole: pendingStructs === null && pendingDs === null,
  };
}

export const replicaAt = (peer: Peer): Replica => replicaOf(peer.document, peer.page);

/** The replica of somebody who opens the draft now. */
export function replicaOn(disk: Disk): Replica {
  const document = disk.read();
  return replicaOf(document, pageOf(document));
}
