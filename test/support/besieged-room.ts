import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { readDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { FRAME_SYNC } from '../../shared/protocol/sync.ts';
import { Editor } from '../simulation/editor.ts';
import { Disk } from '../simulation/disk.ts';
import { Link } from '../simulation/network.ts';
import { Server } from '../simulation/server.ts';
import { syncFrame } from './raw-socket.ts';
import { addParagraph } from './yjs-bytes.ts';

/** How the server took a frame. */
export interface Reception {
  /** It was refused itself: one that was kept until this one came may be refused beside it. */
  readonly refused: boolean;
  /** Edits that the others in the room were sent over it. */
  readonly shown: number;
  readonly milliseconds: number;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The real room of a draft, with an honest person in it and a hostile one, in this process. */
export class BesiegedRoom {
  readonly #disk = new Disk();
  readonly #quarantined: Buffer[] = [];
  readonly #server = new Server(this.#disk, (reason, bytes) => {
    this.#quarantined.push(Buffer.from(bytes));
    this.#isBroken ||= reason !== 'malformed' && this.#disk.holds(bytes);
  });
  readonly #honest = new Link(() => {});
  /** What the honest person has. */
  readonly #document = new Y.Doc();
  #hostile = new Link(() => {});
  #isBroken = false;

  /** `base`: what the draft holds when the siege begins. */
  async begin(base: Uint8Array): Promise<void> {
    await this.#connect(this.#honest, 'anna');
    await this.#send(this.#honest, syncFrame(1, base));
    await this.#connect(this.#hostile, 'mallory');
    this.#hear();
  }

  get entries(): number {
    return this.#disk.entries;
  }

  /** The hostile person sends; they come back where they were sent away. */
  async attack(frame: Uint8Array): Promise<Reception> {
    if (this.#hostile.server.readyState !== 1) {
      this.#hostile = new Link(() => {});
      await this.#connect(this.#hostile, 'mallory');
    }
    this.#hostile.down = [];
    this.#quarantined.length = 0;
    const before = this.#shown;
    const milliseconds = await this.#send(this.#hostile, frame);
    if (this.#isBroken) throw new Error('what was refused is on disk');
    const refused = this.#quarantined.some((bytes) => Buffer.from(frame).includes(bytes));
    return { refused, shown: this.#shown - before, milliseconds };
  }

  /** The honest person types; throws unless it is written. */
  async typeHonestly(words: string): Promise<void> {
    this.#hear();
    const before = Y.encodeStateVector(this.#document);
    addParagraph(this.#document, words);
    await this.#send(this.#honest, syncFrame(2, Y.encodeStateAsUpdate(this.#document, before)));
    this.#hear();
    const written = JSON.stringify(bodyOf(this.#disk.read()).toDelta());
    if (!written.includes(words)) throw new Error('an honest edit was not written');
  }

  /** Throws where what is on disk is no draft: pieces held back, other roots, what an editor cannot show as it is. */
  checkDraft(): void {
    const document = this.#disk.read();
    const { pendingStructs, pendingDs } = document.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error('something is held back');
    const other = [...document.share.keys()].filter((root) => root !== 'body' && root !== 'meta');
    if (other.length > 0) throw new Error(`other roots: ${other.join()}`);
    readDraft(document);
    const before = Y.encodeStateVector(document);
    const editor = new Editor(document);
    editor.state.doc.check();
    editor.close();
    const after = Y.encodeStateVector(document);
    if (Buffer.compare(before, after) !== 0) throw new Error('an editor writes by itself');
  }

  /** Sync frames that wait for the honest person: carets may come and go. */
  get #shown(): number {
    return this.#honest.down.filter(
      (event) => event.kind === 'frame' && event.bytes[0] === FRAME_SYNC,
    ).length;
  }

  close(): void {
    this.#server.crash();
  }

  async #connect(link: Link, name: string): Promise<void> {
    link.up = [];
    this.#server.accept(link, name);
    await this.#settle();
  }

  /** Answers how long the server was busy with the frame before it gave the thread back. */
  async #send(link: Link, bytes: Uint8Array): Promise<number> {
    const from = performance.now();
    link.server.take({ kind: 'frame', bytes });
    const milliseconds = performance.now() - from;
    await this.#settle();
    return milliseconds;
  }

  async #settle(): Promise<void> {
    await turn();
    while (this.#disk.isBusy) {
      this.#disk.answer();
      await turn();
    }
  }

  /** The honest person takes what has come. */
  #hear(): void {
    for (const event of this.#honest.down.splice(0)) {
      if (event.kind === 'close') throw new Error('the honest person was sent away');
      if (event.kind !== 'frame' || event.bytes[0] !== FRAME_SYNC) continue;
      const decoder = decoding.createDecoder(event.bytes.subarray(1));
      const isUpdate = decoding.readVarUint(decoder) > 0;
      if (isUpdate) Y.applyUpdate(this.#document, decoding.readVarUint8Array(decoder));
    }
  }
}
