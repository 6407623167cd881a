import * as Y from 'yjs';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';

function newDocument(): Y.Doc {
  const document = new Y.Doc();
  // Roots get their types here, so that bytes which name them cannot choose others.
  bodyOf(document);
  metaOf(document);
  return document;
}

/** Runs `change` in one transaction; returns what it brought as one update, or null. */
export function record(document: Y.Doc, change: () => void): Uint8Array | null {
  const news: Uint8Array[] = [];
  const collect = (update: Uint8Array) => news.push(update);
  document.on('update', collect);
  try {
    document.transact(change);
  } finally {
    document.off('update', collect);
  }
  return news[0] ?? null;
}

/**
 * Applies updates in one transaction. It counts as local, since Yjs would answer a remote one with edits
 * of its own (it tidies up marks), and memory would be ahead of the disk.
 */
export function applyParts(document: Y.Doc, parts: readonly Uint8Array[]): void {
  document.transact((transaction) => {
    for (const part of parts) Y.applyUpdate(document, part);
    transaction.local = true;
  });
}

/** A document of these updates; throws where Yjs cannot read one. */
export function documentOf(parts: readonly Uint8Array[]): Y.Doc {
  const document = newDocument();
  applyParts(document, parts);
  return document;
}

/** One snapshot of all parts; what Yjs holds back for a causal gap stays in it ([W10]). */
export const mergeParts = (parts: readonly Uint8Array[]): Uint8Array =>
  Y.encodeStateAsUpdate(documentOf(parts));
