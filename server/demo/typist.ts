import { setTimeout as pause } from 'node:timers/promises';
import { Node } from '@tiptap/pm/model';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import { flattenAll } from '../../shared/document/sequence/flatten.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { insertAll } from '../../shared/document/sequence/insert.ts';
import { indexOfUnit } from '../../shared/document/sequence/places.ts';
import { projectBody } from '../../shared/document/sequence/project.ts';
import { documentOf } from '../../shared/document/sequence/projection.ts';
import type { ShownLine } from '../../shared/document/sequence/shown-lines.ts';
import { shownLines } from '../../shared/document/sequence/shown-lines.ts';
import { wholeUnitsOf } from '../../shared/document/sequence/units.ts';
import type { ContentNode } from '../../shared/domain/content.ts';
import { FRAME_ACK } from '../../shared/protocol/sync.ts';
import type { Member } from './newsroom.ts';

/** Someone with an update open, typing over a stock y-websocket connection. */
export interface Typist {
  /** Puts empty blocks into an update that has none yet, for people to type into. */
  layOut(blocks: readonly ContentNode[]): void;
  /** Types the words of the block at `place`, key by key. */
  type(place: number, block: ContentNode): Promise<void>;
  /** Replaces words in the text that holds them, key by key. */
  replace(before: string, after: string): Promise<void>;
  /** Resolves when all that was typed is on the server's disk. */
  saved(): Promise<void>;
  /** Waits until all is saved, then leaves. */
  leave(): Promise<void>;
}

export interface Rhythm {
  /** Milliseconds between two keys. */
  readonly key: number;
}

function socketWithCookie(cookie: string): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } });
    }
  }
  // ws and the browser's class differ in details that y-websocket does not touch.
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

/** The block with its attributes and parts, and lines that are still empty. */
const emptied = (node: ContentNode): ContentNode => ({
  ...node,
  content: (node.content ?? []).filter(({ type }) => type !== 'text').map(emptied),
});

/** What stands in each line of a block. */
function wordsIn(block: ContentNode): readonly string[] {
  const lines: string[] = [];
  Node.fromJSON(documentSchema, { type: 'doc', content: [block] }).descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
    return !node.isTextblock;
  });
  return lines;
}

/** A place in a text that stays beside the character before it. */
interface Cursor {
  readonly text: Y.Text;
  readonly place: Y.RelativePosition;
}

function cursorAt({ projection, unit, length }: ShownLine, offset = length): Cursor | null {
  const { text } = projection;
  if (text === null) return null;
  const index = indexOfUnit(projection, unit + offset);
  return { text, place: Y.createRelativePositionFromTypeIndex(text, index, 0) };
}

/** The lines of the block at `place`. */
function linesOfBlock(document: Y.Doc, place: number): readonly ShownLine[] {
  const body = projectBody(document);
  const sizes = body.nodes.map(({ nodeSize }) => nodeSize);
  const start = sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
  const end = start + (sizes[place] ?? 0);
  return shownLines(body).filter(({ from }) => from > start && from < end);
}

/** SyncStep1 and SyncStep2 come before what is typed. */
const OPENING_FRAMES = 2;

/** Counts what is typed, and resolves `settled` once the server has acknowledged it all. */
function durability(provider: WebsocketProvider, document: Y.Doc) {
  const count = { acknowledged: 0, typed: 0 };
  const waiting = new EventTarget();
  provider.messageHandlers[FRAME_ACK] = (_encoder, decoder) => {
    count.acknowledged = decoding.readVarUint(decoder);
    waiting.dispatchEvent(new Event('ack'));
  };
  document.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) count.typed += 1;
  });
  return {
    async settled(): Promise<void> {
      while (count.acknowledged < count.typed + OPENING_FRAMES) {
        await new Promise((resolve) => {
          waiting.addEventListener('ack', resolve, { once: true });
        });
      }
    },
  };
}

async function typeAt({ text, place }: Cursor, words: string, rhythm: Rhythm): Promise<void> {
  let next = place;
  for (const character of words) {
    const at =
      text.doc === null ? null : Y.createAbsolutePositionFromRelativePosition(next, text.doc);
    if (at === null) throw new Error('the line that is typed into is gone');
    text.insert(at.index, character);
    next = Y.createRelativePositionFromTypeIndex(text, at.index + character.length, -1);
    await pause(rhythm.key);
  }
}

async function replaceIn(
  document: Y.Doc,
  before: string,
  after: string,
  rhythm: Rhythm,
): Promise<void> {
  const body = projectBody(document);
  const shown = documentOf(body);
  for (const line of shownLines(body)) {
    const offset = shown.textBetween(line.from, line.from + line.length, '', ' ').indexOf(before);
    const cursor = offset < 0 ? null : cursorAt(line, offset);
    if (cursor === null) continue;
    const index = indexOfUnit(line.projection, line.unit + offset);
    const behind = Y.createRelativePositionFromTypeIndex(cursor.text, index + before.length, 0);
    cursor.text.delete(index, before.length);
    return typeAt({ text: cursor.text, place: behind }, after, rhythm);
  }
  throw new Error(`the script looks for words that are not there: ${before}`);
}

function connect(
  origin: string,
  member: Member,
  updateId: string,
  document: Y.Doc,
): WebsocketProvider {
  return new WebsocketProvider(origin.replace(/^http/, 'ws') + '/sync', updateId, document, {
    params: { schema: String(SCHEMA_VERSION), ack: '1' },
    disableBc: true,
    WebSocketPolyfill: socketWithCookie(member.cookie),
  });
}

/** Opens an update as `member`; resolves once the document has synchronised. */
export async function openTypist(
  origin: string,
  member: Member,
  updateId: string,
  rhythm: Rhythm,
): Promise<Typist> {
  const document = new Y.Doc();
  const provider = connect(origin, member, updateId, document);
  const durable = durability(provider, document);
  await new Promise<void>((resolve) => {
    provider.once('sync', () => resolve());
  });

  return {
    layOut(blocks) {
      const content = { type: 'doc', content: blocks.map(emptied) };
      const pieces = flattenAll(Node.fromJSON(documentSchema, content), 0);
      document.transact(() => insertAll(bodyOf(document), wholeUnitsOf(pieces)));
    },
    async type(place, block) {
      const lines = linesOfBlock(document, place).map((line) => cursorAt(line));
      if (lines.length === 0) throw new Error(`there is no text in block ${place}`);
      const words = wordsIn(block);
      for (const [index, cursor] of lines.entries()) {
        if (cursor !== null) await typeAt(cursor, words[index] ?? '', rhythm);
      }
    },
    replace: (before, after) => replaceIn(document, before, after, rhythm),
    saved: () => durable.settled(),
    async leave() {
      await durable.settled();
      provider.destroy();
    },
  };
}
