import * as Y from 'yjs';
import type { UserId } from '../../../shared/ids.ts';
import type {
  Credit,
  OwnedRun,
  Ownership,
  WrittenRun,
} from '../../../shared/document/attribution/ownership.ts';
import { ownedRuns } from '../../../shared/document/attribution/ownership.ts';

// Enters: transactions of a document. Leaves: credits for those whose text somebody else cut and pasted, dragged
// or brought back, all of which Yjs knows only as a deletion and a new insertion.
// Never touches the document.

/** Text that went, with whose it was, in reading order. */
interface Gone {
  readonly text: string;
  readonly runs: readonly OwnedRun<UserId>[];
}

/** In one transaction a short match is a move; against what went earlier it might be chance. */
const MINIMUM_NOW = 3;
const MINIMUM_LATER = 12;
/** How much of what went is remembered for a paste or an undo. */
const REMEMBERED_TEXTS = 60;
const LONGEST_REMEMBERED = 20_000;

const lengthOf = (text: string): number => text.replaceAll(/\s/g, '').length;

type Sequence = readonly WrittenRun[];

const textOf = (sequence: Sequence): string => sequence.map(({ text }) => text).join('');

/** The items of a text that `belongs` picks, in sequences with nothing between them but formatting. */
function sequences(text: Y.Text, belongs: (item: Y.Item) => boolean): readonly Sequence[] {
  const found: WrittenRun[][] = [];
  let open: WrittenRun[] | null = null;
  let at = 0;
  // oxlint-disable-next-line no-underscore-dangle -- Yjs has no other way to the items of a text
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    if (belongs(item)) {
      const { client, clock } = item.id;
      if (open === null) found.push((open = []));
      open.push({ client, clock, from: at, to: at + item.length, text: item.content.str });
      at += item.length;
    } else if (!item.deleted) open = null;
  }
  return found;
}

const parentsOf = (items: Iterable<Y.Item>): ReadonlySet<Y.Text> =>
  new Set([...items].map((item) => item.parent).filter((parent) => parent instanceof Y.Text));

const isNew = ({ beforeState }: Y.Transaction, { id }: Y.Item): boolean =>
  id.clock >= (beforeState.get(id.client) ?? 0);

function deletedItems(transaction: Y.Transaction): ReadonlySet<Y.Item> {
  const items = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) {
      if (!isNew(transaction, struct)) items.add(struct);
    }
  });
  return items;
}

function insertedItems(transaction: Y.Transaction): ReadonlySet<Y.Item> {
  const items = new Set<Y.Item>();
  for (const [client, end] of transaction.afterState) {
    const begin = transaction.beforeState.get(client) ?? 0;
    const structs = transaction.doc.store.clients.get(client);
    if (begin >= end || structs === undefined) continue;
    for (const struct of structs.slice(Y.findIndexSS(structs, begin))) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      if (struct.content instanceof Y.ContentString) items.add(struct);
    }
  }
  return items;
}

/** Nothing where even all of them together are no match: most keys end here, before any text is walked. */
function textOfItems(items: ReadonlySet<Y.Item>, minimum: number): readonly Sequence[] {
  const total = [...items].reduce((sum, item) => sum + item.length, 0);
  if (total < minimum) return [];
  return [...parentsOf(items)]
    .flatMap((parent) => sequences(parent, (item) => items.has(item)))
    .filter((sequence) => lengthOf(textOf(sequence)) >= minimum);
}

/** Credits for `length` characters from `start` in the sequence, which stood from `offset` in what went. */
function creditsOf(
  sequence: Sequence,
  { runs }: Gone,
  { start, offset, length }: { readonly [name in 'start' | 'offset' | 'length']: number },
): readonly Credit<UserId>[] {
  const shift = start - offset;
  return sequence.flatMap(({ client, clock, from, to }) =>
    runs.flatMap((run) => {
      const first = sequence[0]?.from ?? 0;
      const begin = Math.max(from - first, run.from + shift, start);
      const end = Math.min(to - first, run.to + shift, start + length);
      if (run.owner === undefined || begin >= end) return [];
      const at = clock + begin - (from - first);
      return [{ client, clock: at, length: end - begin, owner: run.owner }];
    }),
  );
}

/** Where the text stands in what went, or what went in the text; null where neither holds the other. */
function match(text: string, gone: string) {
  const offset = gone.indexOf(text);
  if (offset >= 0) return { start: 0, offset, length: text.length };
  const start = lengthOf(gone) >= MINIMUM_LATER ? text.indexOf(gone) : -1;
  return start >= 0 ? { start, offset: 0, length: gone.length } : null;
}

/** Credits text that goes and comes again in the document to those whose it was, from now on. */
export function watchMovedText(
  document: Y.Doc,
  ownership: Ownership<UserId>,
  onCredits: (credits: readonly Credit<UserId>[]) => void,
): void {
  const moved = new MovedText(ownership, onCredits);
  // Before Yjs throws away the content of what was deleted.
  document.on('afterTransaction', (transaction) => moved.see(transaction));
}

class MovedText {
  readonly #ownership: Ownership<UserId>;
  readonly #onCredits: (credits: readonly Credit<UserId>[]) => void;
  #gone: readonly Gone[] = [];

  constructor(
    ownership: Ownership<UserId>,
    onCredits: (credits: readonly Credit<UserId>[]) => void,
  ) {
    this.#ownership = ownership;
    this.#onCredits = onCredits;
  }

  see(transaction: Y.Transaction): void {
    const going = textOfItems(deletedItems(transaction), MINIMUM_NOW).map((sequence) =>
      this.#goneOf(sequence),
    );
    if (going.length + this.#gone.length === 0) return;
    const minimum = going.length > 0 ? MINIMUM_NOW : MINIMUM_LATER;
    const credits = textOfItems(insertedItems(transaction), minimum)
      .flatMap((sequence) => this.#creditsFor(sequence, going))
      .filter(({ client, clock, owner }) => this.#ownership.at(client, clock).owner !== owner);
    this.#remember(going);
    for (const credit of credits) this.#ownership.credit(credit);
    if (credits.length > 0) this.#onCredits(credits);
  }

  #remember(going: readonly Gone[]): void {
    const worthwhile = going.filter(
      ({ text }) => lengthOf(text) >= MINIMUM_LATER && text.length <= LONGEST_REMEMBERED,
    );
    this.#gone = [...worthwhile, ...this.#gone].slice(0, REMEMBERED_TEXTS);
  }

  #goneOf(sequence: Sequence): Gone {
    const first = sequence[0]?.from ?? 0;
    const runs = sequence.map((run) => ({ ...run, from: run.from - first, to: run.to - first }));
    return { text: textOf(sequence), runs: ownedRuns(runs, this.#ownership) };
  }

  #creditsFor(sequence: Sequence, going: readonly Gone[]): readonly Credit<UserId>[] {
    const text = textOf(sequence);
    const earlier = lengthOf(text) < MINIMUM_LATER ? [] : this.#gone;
    for (const gone of [...going, ...earlier]) {
      const found = match(text, gone.text);
      if (found !== null) return creditsOf(sequence, gone, found);
    }
    return [];
  }
}
