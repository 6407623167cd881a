import { openDocument } from '../../../client/desk/connection/open-document.ts';
import * as Y from 'yjs';
import { openDeskEditor } from './desk-editor.ts';
import { Person } from './person.ts';
import { seedOf } from './seeds.ts';
import type { TextName } from './texts.ts';

/** How what the two have written meets: update by update as online, or all at once after an absence. */
export type Meeting = 'online' | 'offline';

/** Client ids decide where two writers at one place come to stand. */
export type Order = readonly [ana: number, ben: number];
export const ORDERS: readonly Order[] = [
  [20, 30],
  [30, 20],
];

const NETWORK = 'network';
interface PersonOptions {
  readonly name: string;
  /** The client id of their document. */
  readonly client: number;
  /** Where their editor is shown. */
  readonly element?: HTMLElement;
}

/** Somebody at an editor with the text that `seed` holds. */
export function openPerson(seed: Uint8Array, { client, ...options }: PersonOptions): Person {
  const document = openDocument();
  document.clientID = client;
  Y.applyUpdate(document, seed, NETWORK);
  return new Person(openDeskEditor(document, options));
}

/** What one has written and the other has not had. */
class Outbox {
  readonly #document: Y.Doc;
  #updates: Uint8Array[] = [];

  constructor(document: Y.Doc) {
    this.#document = document;
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== NETWORK) this.#updates.push(update);
    });
  }

  send(to: Y.Doc, meeting: Meeting): boolean {
    const updates = this.#updates;
    this.#updates = [];
    if (updates.length === 0) return false;
    const whole = () => [Y.encodeStateAsUpdate(this.#document, Y.encodeStateVector(to))];
    for (const update of meeting === 'online' ? updates : whole()) {
      Y.applyUpdate(to, update, NETWORK);
    }
    return true;
  }
}

/** Two people in one text, of whom each sees what the other does when they meet. */
export class Pair {
  readonly ana: Person;
  readonly ben: Person;
  readonly #outboxes: readonly [Outbox, Outbox];

  constructor(from: TextName, [ana, ben]: Order) {
    this.ana = openPerson(seedOf(from), { name: 'Ana', client: ana });
    this.ben = openPerson(seedOf(from), { name: 'Ben', client: ben });
    this.#outboxes = [new Outbox(this.ana.desk.document), new Outbox(this.ben.desk.document)];
  }

  /** Everything arrives at both; an editor may answer what arrives, so until nothing is under way. */
  meet(meeting: Meeting): void {
    const [fromAna, fromBen] = this.#outboxes;
    const [ana, ben] = [this.ana.desk.document, this.ben.desk.document];
    for (let round = 0; round < 5; round += 1) {
      const sent = [fromAna.send(ben, meeting), fromBen.send(ana, meeting)];
      if (!sent.includes(true)) return;
    }
    throw new Error('the editors answer each other without end');
  }

  close(): void {
    this.ana.desk.close();
    this.ben.desk.close();
  }
}
