import { setTimeout as pause } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
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

/** The block with its attributes and parts, and texts that are still empty. */
function emptyBlock(node: ContentNode): Y.XmlElement | Y.XmlText {
  if (node.type === 'text') return new Y.XmlText();
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // Yjs stores any JSON value here; its types know only text unless the element is generic.
    element.setAttribute(name, value as string);
  }
  element.insert(0, (node.content ?? []).map(emptyBlock));
  return element;
}

function wordsIn(node: ContentNode): readonly string[] {
  return node.text === undefined ? (node.content ?? []).flatMap(wordsIn) : [node.text];
}

function* textsIn(node: Y.XmlFragment | Y.XmlElement): Generator<Y.XmlText> {
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsIn(child);
  }
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

async function typeInto(text: Y.XmlText, at: number, words: string, rhythm: Rhythm): Promise<void> {
  let place = at;
  for (const character of words) {
    text.insert(place, character);
    place += character.length;
    await pause(rhythm.key);
  }
}

async function replaceIn(
  document: Y.Doc,
  before: string,
  after: string,
  rhythm: Rhythm,
): Promise<void> {
  for (const text of textsIn(bodyOf(document))) {
    const at = text.toJSON().indexOf(before);
    if (at < 0) continue;
    text.delete(at, before.length);
    return typeInto(text, at, after, rhythm);
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
      document.transact(() => bodyOf(document).insert(0, blocks.map(emptyBlock)));
    },
    async type(place, block) {
      const element = bodyOf(document).get(place);
      if (!(element instanceof Y.XmlElement)) throw new Error(`there is no block ${place}`);
      const words = wordsIn(block);
      for (const [index, text] of [...textsIn(element)].entries()) {
        await typeInto(text, 0, words[index] ?? '', rhythm);
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
