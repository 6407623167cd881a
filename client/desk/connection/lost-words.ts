import * as Y from 'yjs';
import { endIndexOf } from '../../../shared/document/sequence/entries.ts';
import { isPart } from '../../../shared/document/sequence/form.ts';
import { insertLines } from '../../../shared/document/sequence/insert.ts';
import type { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { OWN_EDIT } from './undo/own-undo.ts';
import type { Observable } from '../observable.ts';
import { observable } from '../observable.ts';
import type { RemovedWords } from './removed-words.ts';
import { removedWords } from './removed-words.ts';
import { OwnRanges } from './own-ranges.ts';
import type { SaveState } from './save-state.ts';

/** Words of this person that do not show any more, through no doing of their own. */
export interface LostWords extends RemovedWords {
  readonly id: number;
}

/** So many are told one by one; the words of more are added to the last. */
const MAXIMUM_NOTICES = 5;

/** A place between lines, not before `wanted`, where a line of its own tears no block apart. */
function lineBoundary({ current }: ShownBody, wanted: number): number {
  const { entries, length } = current;
  let boundary = 0;
  for (const entry of entries) {
    const isInBlock = entry.type === 'line' && isPart(entry.content.kind);
    if (boundary >= wanted && !isInBlock) return boundary;
    const end = entry.type === 'line' ? endIndexOf(entry) : entry.index;
    boundary = end === null ? length : end + 1;
  }
  return length;
}

/** Follows what others take away of what this person has just written, and puts it back where they ask for it. */
export class LostWordsHere {
  readonly #body: ShownBody;
  readonly #own: OwnRanges;
  readonly #words = observable<readonly LostWords[]>([]);
  #ids = 0;

  constructor(body: ShownBody, now: () => number = () => performance.now()) {
    this.#body = body;
    this.#own = new OwnRanges(now);
    body.document.on('afterTransaction', this.#after);
  }

  get words(): Observable<readonly LostWords[]> {
    return this.#words;
  }

  /** An update goes to the server that holds all that it lacks. */
  sent(update: Uint8Array): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      this.#own.wrote(id.client, id.clock, id.clock + length);
    }
  }

  /** The server has confirmed everything. */
  saved(): void {
    this.#own.confirmed();
  }

  /** The words become lines of their own where they stood. */
  putBack(id: number): void {
    const lost = this.#words.get().find((each) => each.id === id);
    if (lost === undefined) return;
    this.dismiss(id);
    const { document } = this.#body;
    const place = Y.createAbsolutePositionFromRelativePosition(lost.place, document);
    const text = this.#body.current.text;
    if (text === null) return;
    const index = lineBoundary(this.#body, place === null ? text.length : place.index);
    document.transact(() => insertLines(text, index, lost.text.split('\n')), OWN_EDIT);
  }

  dismiss(id: number): void {
    this.#words.set(this.#words.get().filter((each) => each.id !== id));
  }

  close(): void {
    this.#body.document.off('afterTransaction', this.#after);
  }

  readonly #after = (transaction: Y.Transaction): void => {
    const { local, doc, beforeState, afterState } = transaction;
    if (local) {
      const client = doc.clientID;
      this.#own.wrote(client, beforeState.get(client) ?? 0, afterState.get(client) ?? 0);
      return;
    }
    if (transaction.deleteSet.clients.size === 0) return;
    const removed = removedWords(transaction, this.#own);
    if (removed !== null) this.#add(removed);
  };

  #add(removed: RemovedWords): void {
    const known = this.#words.get();
    const last = known.at(-1);
    if (known.length < MAXIMUM_NOTICES || last === undefined) {
      this.#ids += 1;
      this.#words.set([...known, { ...removed, id: this.#ids }]);
    } else {
      const text = `${last.text}\n${removed.text}`;
      this.#words.set([...known.slice(0, -1), { ...last, text }]);
    }
  }
}

/** `Saved` is never said over words that are gone. */
export function followLost(
  lost: LostWordsHere,
  inner: Observable<SaveState>,
): { readonly saveState: Observable<SaveState>; readonly close: () => void } {
  const saveState = observable(inner.get());
  const judge = (): void => {
    const state = inner.get();
    const isMarked = state.status === 'saved' && lost.words.get().length > 0;
    saveState.set(isMarked ? WORDS_LOST : state);
  };
  const stops = [
    inner.subscribe(() => {
      if (inner.get().status === 'saved') lost.saved();
      judge();
    }),
    lost.words.subscribe(judge),
  ];
  return {
    saveState,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

const WORDS_LOST: SaveState = { status: 'saved', wordsLost: true };
