import * as Y from 'yjs';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { openDeskEditor } from './desk-editor.ts';
import { Person } from './person.ts';
import { TEXTS } from './texts.ts';
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
const seeds = new Map<TextName, Uint8Array>();

function seedOf(name: TextName): Uint8Array {
  const known = seeds.get(name);
  if (known !== undefined) return known;
  const content: ContentNode = { type: 'doc', content: TEXTS[name] };
  const { bytes } = seedDraft(content, {});
  seeds.set(name, bytes);
  return bytes;
}

export function openPerson(from: TextName, name: string, client: number): Person {
  const document = new Y.Doc();
  document.clientID = client;
  Y.applyUpdate(document, seedOf(from), NETWORK);
  return new Person(openDeskEditor(document, { name }));
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
    this.ana = openPerson(from, 'Ana', ana);
    this.ben = openPerson(from, 'Ben', ben);
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
