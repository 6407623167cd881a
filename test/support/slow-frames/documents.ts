import * as Y from 'yjs';
import { documentOf } from '../../../server/sync/gate/document.ts';
import { bodyOf, metaOf } from '../../../shared/document/sequence/form.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { lineEnd } from '../line.ts';
import { longDocument } from '../long-document.ts';
import { addTable } from '../plain-table.ts';

// Documents as large as one may become, each in a way of its own.

/** Lines without a word: nearly as many as a document may have, and nearly as many structs. */
function ends(): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  const count = DOCUMENT_LIMITS.units - 1000;
  bodyOf(document).applyDelta(
    Array.from({ length: count }, () => ({ insert: lineEnd('heading') })),
  );
  return document;
}

/** Words by many people, one behind the other. */
function people(): Y.Doc {
  const document = new Y.Doc();
  const text = bodyOf(document);
  document.transact(() => {
    for (let client = 1; client <= DOCUMENT_LIMITS.clients - 200; client += 1) {
      document.clientID = client;
      for (let word = 0; word < 10; word += 1) text.insert((word * 7919) % (text.length + 1), 'ab');
    }
  });
  return document;
}

/** One table with as many cells as it may have. */
function table(): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  addTable(document, [100, DOCUMENT_LIMITS.tableCells / 100]);
  return document;
}

/** A key that was given one value after the other, and a text in marks of all kinds. */
function marks(): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  document.transact(() => {
    for (let count = 0; count < 20_000; count += 1) metaOf(document).set('key', count);
  });
  const stretches = Array.from({ length: 30_000 }, (_, index) => ({
    insert: 'ab',
    attributes: { bold: index % 2 === 0 ? true : null, italic: index % 3 === 0 ? true : null },
  }));
  bodyOf(document).applyDelta(stretches);
  return document;
}

/** Runs that one person wrote, each between two ends of another's. */
function longRuns(): Y.Doc {
  const most = 1800;
  const document = new Y.Doc();
  const bare = (many: number) => Array.from({ length: many }, () => ({ insert: new Y.Map() }));
  document.clientID = 1002;
  bodyOf(document).applyDelta(bare(most + 1));
  document.clientID = 1001;
  document.transact(() => {
    for (let end = most; end > 0; end -= 1) {
      bodyOf(document).applyDelta([{ retain: end }, ...bare(49)]);
    }
  });
  return document;
}

const MAKERS: { readonly [name: string]: () => Y.Doc } = {
  lines: () => longDocument(30_000),
  ends,
  people,
  table,
  marks,
  runs: longRuns,
};

export const DOCUMENTS: readonly string[] = Object.keys(MAKERS);

const made = new Map<string, Uint8Array>();

/** The document of this name, as one update: always the same bytes. */
export function bytesOf(name: string): Uint8Array {
  const bytes = made.get(name) ?? Y.encodeStateAsUpdate(MAKERS[name]?.() ?? documentOf([]));
  made.set(name, bytes);
  return bytes;
}
