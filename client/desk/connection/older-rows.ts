import * as Y from 'yjs';
import { openTree } from '../../../shared/document/tree/read.ts';

/**
 * What the editor of an older version wrote row by row, as one update. Joined by Yjs it is as large as the text; merged
 * as bytes, each key that somebody typed would take ten, and more than the server takes at once.
 */
export function joinRows(rows: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  // All at once: where a row is missing, each later one would be merged with all that wait for it.
  const merged = Y.mergeUpdates([...rows]);
  try {
    return new Uint8Array(Y.encodeStateAsUpdate(openTree([merged])));
  } catch {
    // The server says what is wrong with it.
    return new Uint8Array(merged);
  }
}
