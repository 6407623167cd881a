import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { FRAME_ACK } from '../../shared/protocol/sync.ts';
import { lineEnd, unitMap } from './line.ts';
import { addTable } from './plain-table.ts';

export const LARGE_SHAPES = ['lines', 'list', 'text', 'table'] as const;
/** So many lines, items of one list, characters in ordinary paragraphs, or rows of five cells. */
type LargeShape = (typeof LARGE_SHAPES)[number];

interface Large {
  readonly shape: LargeShape;
  readonly size: number | undefined;
  /** In the form of drafts before they were one sequence. */
  readonly tree: boolean;
}

interface Place {
  readonly origin: string;
  readonly cookie: string;
  readonly updateId: string;
}

const SIZES: Readonly<Record<LargeShape, number>> = {
  lines: 30_000,
  list: 30_000,
  text: 200_000,
  table: 2000,
};
const SENTENCE = 'They met in Anchorage, and spoke for hours. ';
const CHUNK = 500;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** The words of each line. */
function linesOf(shape: LargeShape, size: number): readonly string[] {
  if (shape !== 'text') return numbers(size).map((line) => `${SENTENCE.repeat(2)}${line}`);
  const paragraph = SENTENCE.repeat(10);
  return numbers(Math.ceil(size / paragraph.length)).map((line) => `${paragraph}${line}`);
}

const rowWords = (row: number): string => `${SENTENCE.slice(0, 20)}${row}`;

function writeSequence(document: Y.Doc, shape: LargeShape, size: number): void {
  if (shape === 'table') {
    addTable(document, [size, 5], rowWords);
    return;
  }
  const text = bodyOf(document);
  const lines = linesOf(shape, size);
  for (let from = 0; from < lines.length; from += CHUNK) {
    const delta = lines
      .slice(from, from + CHUNK)
      .flatMap((words) => [
        { insert: words },
        { insert: shape === 'list' ? unitMap({ live: true, in: 'bulletList' }) : lineEnd() },
      ]);
    text.applyDelta(text.length === 0 ? delta : [{ retain: text.length }, ...delta]);
  }
}

const element = (name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
};
const paragraphOf = (words: string): Y.XmlElement => element('paragraph', new Y.XmlText(words));

function writeTree(document: Y.Doc, shape: LargeShape, size: number): void {
  const body = document.getXmlFragment('body');
  const append = (into: Y.XmlFragment, made: readonly Y.XmlElement[]): void => {
    for (let from = 0; from < made.length; from += CHUNK) {
      into.insert(into.length, made.slice(from, from + CHUNK));
    }
  };
  if (shape === 'table') {
    const table = element('table');
    body.insert(0, [table]);
    const cells = (row: number) =>
      numbers(5).map(() => element('tableCell', paragraphOf(rowWords(row))));
    append(
      table,
      numbers(size).map((row) => element('tableRow', ...cells(row))),
    );
    return;
  }
  const paragraphs = linesOf(shape, size).map(paragraphOf);
  if (shape !== 'list') return append(body, paragraphs);
  const list = element('bulletList');
  body.insert(0, [list]);
  append(
    list,
    paragraphs.map((paragraph) => element('listItem', paragraph)),
  );
}

/** ws and the browser's class differ in details that y-websocket does not touch. */
function socketWith(cookie: string): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

/** SyncStep1 and SyncStep2 come before what is written. */
const OPENING_FRAMES = 2;

/**
 * Writes a large draft into an empty one, over the sync socket, and resolves with its size when it is stored. Rejects
 * where the server ends the connection.
 */
export async function writeLargeDraft(place: Place, { shape, size = SIZES[shape], tree }: Large) {
  const document = new Y.Doc();
  const sync = `${place.origin.replace(/^http/, 'ws')}/sync`;
  const provider = new WebsocketProvider(sync, place.updateId, document, {
    WebSocketPolyfill: socketWith(place.cookie),
    params: { schema: String(tree ? 1 : SCHEMA_VERSION), ack: '1' },
    disableBc: true,
  });
  const [synced, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let sent = OPENING_FRAMES;
  document.on('update', (_bytes: Uint8Array, origin: unknown) => {
    if (origin !== provider) sent += 1;
  });
  provider.messageHandlers[FRAME_ACK] = (_encoder, decoder) => {
    if (readVarUint(decoder) === sent && sent > OPENING_FRAMES) stored.resolve();
  };
  provider.once('sync', () => synced.resolve());
  provider.once('connection-close', () => stored.reject(new Error('the server took no more')));
  await synced.promise;
  if (tree) writeTree(document, shape, size);
  else writeSequence(document, shape, size);
  try {
    await stored.promise;
  } finally {
    provider.destroy();
    // Its carets keep a timer until then, and the process alive.
    document.destroy();
  }
  return size;
}
