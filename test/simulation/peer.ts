import { openDocument } from '../../client/desk/connection/open-document.ts';
import type { Node } from '@tiptap/pm/model';
import * as decoding from 'lib0/decoding';
import { messageYjsSyncStep2, messageYjsUpdate } from 'y-protocols/sync';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME_ACK, FRAME_DENIED, FRAME_SYNC } from '../../shared/protocol/sync.ts';
import type { Random } from '../support/random.ts';
import { projectBody } from '../../shared/document/sequence/project.ts';
import { createNodeCache, documentOf } from '../../shared/document/sequence/projection.ts';
import { openDeskEditor } from '../support/together/desk-editor.ts';
import { formOf } from '../support/together/page.ts';
import { Person } from '../support/together/person.ts';
import type { HeldLetter } from './caret.ts';
import { isHeld, lettersHeld, standing } from './caret.ts';
import { actAtRandom } from './deeds.ts';
import type { Ledger, Sight } from './letters.ts';
import { countLetters } from './letters.ts';
import { Link } from './network.ts';
import { pageOf } from './page.ts';
import { placesIn } from './written-letters.ts';

export interface PeerOptions {
  readonly name: string;
  /** Names the person at this device, this time. */
  readonly visit: string;
  readonly ledger: Ledger;
  readonly random: Random;
  /** Called for each new connection. */
  readonly onLink: (link: Link, peer: Peer) => void;
  /** Called with each frame that the server sends to this peer, before it is under way. */
  readonly onServerFrame: (bytes: Uint8Array, peer: Peer) => void;
  /** What this person's device has kept. */
  readonly copy?: Uint8Array;
}

/** A person with the editor open: the real binding over a stock provider. */
export class Peer {
  readonly name: string;
  readonly visit: string;
  readonly document = openDocument();
  readonly denied: string[] = [];
  /** What the binding has written, in order. */
  readonly written: Uint8Array[] = [];
  link: Link | null = null;
  readonly #person: Person;
  readonly #ledger: Ledger;
  readonly #provider: WebsocketProvider;
  readonly #random: Random;
  /** The same updates without an editor that could change anything about them. */
  readonly #plain = openDocument();
  /** What the selection holds on to. */
  #held: readonly HeldLetter[] = [];
  /** The page that was found right; null once something has been written. */
  #checked: Node | null = null;
  #isClosed = false;
  /** How many of `written` each sync frame of the present connection has taken along. */
  #sent: (readonly [from: number, to: number])[] = [];

  constructor({ name, visit, random, ledger, onLink, onServerFrame, copy }: PeerOptions) {
    this.name = name;
    this.visit = visit;
    this.#random = random;
    this.document.clientID = random.below(2 ** 32);
    if (copy !== undefined) Y.applyUpdate(this.document, copy);
    Y.applyUpdate(this.#plain, Y.encodeStateAsUpdate(this.document));
    this.document.on('update', (bytes: Uint8Array, origin: unknown) => {
      Y.applyUpdate(this.#plain, bytes);
      this.#checked = null;
      if (origin !== this.#provider) this.written.push(bytes);
    });
    this.#ledger = ledger;
    // By the real clock, edits would be grouped otherwise in each run.
    this.#person = new Person(openDeskEditor(this.document, { name: visit }));
    const connect = (): Link => {
      const link = new Link((bytes) => onServerFrame(bytes, this));
      const { client } = link;
      const send = client.send.bind(client);
      client.send = (bytes) => {
        this.#count(bytes);
        send(bytes);
      };
      this.#sent = [];
      this.link = link;
      onLink(link, this);
      return link;
    };
    this.#provider = new WebsocketProvider('ws://server', 'draft', this.document, {
      disableBc: true,
      maxBackoffTime: 200,
      // A class by name only: `new` on a function that answers an object gives that object.
      WebSocketPolyfill: function Socket() {
        return connect().client;
      } as unknown as typeof WebSocket,
    });
    this.#listen();
  }

  edit(): void {
    const person = this.#person;
    const before = this.#sight();
    const from = this.written.length;
    const { selection } = person.editor.state;
    const typed: string[] = [];
    const kind = actAtRandom(person, this.#random, () => {
      typed.push(this.#ledger.fresh());
      return typed.at(-1) ?? '';
    });
    const updates = this.written.slice(from);
    this.#ledger.note({
      person: this.visit,
      kind,
      before,
      after: this.#sight(),
      typed,
      updates,
    });
    const isSame = updates.length === 0 && person.editor.state.selection.eq(selection);
    // An undo puts the caret where it stood once: it may hold on to what was on either side of it then.
    if (!isSame) this.#held = kind === 'undo' ? [] : lettersHeld(person);
    this.#checkPage();
  }

  /** A frame arrives; throws where the editor answers it, or shows other than it says. */
  receive(link: Link): void {
    if (this.#isClosed) return link.goDown();
    const event = link.down[0];
    if (event?.kind === 'frame' && link.client.isHeard) this.#applyPlain(event.bytes);
    const { length } = this.written;
    link.goDown();
    if (this.written.length > length)
      throw new Error(`${this.visit}: the editor answers what arrives`);
    this.#checkPage();
    this.#checkSelection();
  }

  /** What the server has promised of this peer's writing by an ack of so many frames. */
  acknowledged(count: number): readonly Uint8Array[] {
    return this.#sent.slice(0, count).flatMap(([from, to]) => this.written.slice(from, to));
  }

  get isSynced(): boolean {
    return this.#provider.synced;
  }

  /** What the person sees. */
  get page(): Node {
    return this.#person.page;
  }

  /** The tab is closed, or its browser dies; answers what the device keeps. */
  close(): Uint8Array {
    this.#isClosed = true;
    const copy = Y.encodeStateAsUpdate(this.document);
    this.#provider.destroy();
    this.#provider.awareness.destroy();
    this.#person.desk.close();
    return copy;
  }

  #listen(): void {
    this.#provider.messageHandlers[FRAME_ACK] = () => {};
    this.#provider.messageHandlers[FRAME_DENIED] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      this.denied.push(decoding.readVarString(decoder));
    };
  }

  /** The page must be what the document says: what it lacks, the next key would take from everybody. */
  #checkPage(): void {
    const { page: shown } = this;
    if (shown === this.#checked) return;
    // Projected from nothing: what an editor has kept of earlier projections is on trial.
    const cache = createNodeCache(shown.type.schema);
    const isMeant = shown.eq(documentOf(projectBody(this.#plain, cache)));
    if (!isMeant && formOf(shown) !== formOf(pageOf(this.#plain))) {
      throw new Error(
        `${this.visit} is shown ${shown.toString()}, not ${pageOf(this.#plain).toString()}`,
      );
    }
    this.#checked = shown;
  }

  #sight(): Sight {
    return { letters: countLetters(this.page), places: placesIn(this.document) };
  }

  /** Carets and selections stay with their letters, for as long as these stand [C3]. */
  #checkSelection(): void {
    const left = standing(this.#held, this.document);
    if (left.length < this.#held.length) this.#ledger.noteGoneCaret();
    // Without its head a selection is a caret at that place.
    this.#held = left.some(({ end }) => end === 'head') ? left : [];
    const lost = this.#held.filter((held) => !isHeld(held, this.#person));
    for (const { end, side, letter } of lost) {
      this.#ledger.noteCaret(`${this.visit}: ${end} is no longer ${side} ${letter}`);
    }
    if (lost.length > 0) this.#held = [];
  }

  #count(bytes: Uint8Array): void {
    if (bytes[0] !== FRAME_SYNC) return;
    const { length } = this.written;
    if (bytes[1] === messageYjsSyncStep2) this.#sent.push([0, length]);
    else this.#sent.push(bytes[1] === messageYjsUpdate ? [length - 1, length] : [0, 0]);
  }

  #applyPlain(bytes: Uint8Array): void {
    if (bytes[0] !== FRAME_SYNC) return;
    const decoder = decoding.createDecoder(bytes.subarray(1));
    const isUpdate = decoding.readVarUint(decoder) > 0;
    if (!isUpdate) return;
    Y.applyUpdate(this.#plain, decoding.readVarUint8Array(decoder));
    this.#checked = null;
  }
}
