import type { Node } from '@tiptap/pm/model';
import type { DeedName } from './deeds.ts';

/** So many of each letter stand in a page. */
export type Letters = ReadonlyMap<string, number>;

/** Letters that are typed once each: the Han and Hangul blocks of Unicode, one after the other. */
const RANGES: readonly (readonly [first: number, count: number])[] = [
  [0x4e00, 20_000],
  [0xac00, 11_000],
];
const TYPED = /[\u4e00-\u9fff\uac00-\ud7a3]/g;

export const isLetter = (character: string): boolean => character.search(TYPED) === 0;

const counted = new WeakMap<Node, Letters>();

/** The letters of a text, and where they stand in it. */
export const lettersIn = (text: string) =>
  [...text.matchAll(TYPED)].map(({ 0: letter, index }) => ({ letter, index }));

export function countLetters(page: Node): Letters {
  const known = counted.get(page);
  if (known !== undefined) return known;
  const found = new Map<string, number>();
  page.descendants((node) => {
    for (const letter of node.text?.match(TYPED) ?? []) {
      found.set(letter, (found.get(letter) ?? 0) + 1);
    }
  });
  counted.set(page, found);
  return found;
}

/** Where each letter is written that stands in a document, as Yjs knows it. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** One place at which a letter was written. */
interface Written {
  readonly by: string;
  /** With what it was written: it is owed where this has arrived. */
  readonly updates: readonly Uint8Array[];
  /** Somebody took it away who saw it. */
  isTaken: boolean;
}

interface Fate {
  readonly written: Map<string, Written>;
  /** Who has brought it back as another one: by an undo or a redo, or by cut and paste. */
  readonly takers: Set<string>;
  /** How often it was copied. */
  copies: number;
}

/** What a person sees, and where its letters are written. */
export interface Sight {
  readonly letters: Letters;
  readonly places: Places;
}

/** What somebody has done to their page. */
interface Deed {
  readonly person: string;
  readonly before: Sight;
  readonly after: Sight;
  readonly kind: DeedName;
  /** Letters that were typed in it. */
  readonly typed: readonly string[];
  readonly updates: readonly Uint8Array[];
}

export interface LetterFaults {
  readonly lost: readonly string[];
  readonly twice: readonly string[];
  /** An undo took away what somebody else had written. */
  readonly undone: readonly string[];
  /** A caret left the letter that it stood behind as others' words arrived. */
  readonly carets: readonly string[];
  /** By the name of what is accepted. */
  readonly accepted: Readonly<Record<string, number>>;
}

/** What has become of every letter, told by who types, copies and deletes it: each stands for itself. */
export class Ledger {
  readonly #fates = new Map<string, Fate>();
  readonly #undone: string[] = [];
  readonly #carets: string[] = [];
  #goneCarets = 0;
  #next = 0;

  /** A letter that nobody has typed. */
  fresh(): string {
    let place = this.#next;
    this.#next += 1;
    for (const [first, count] of RANGES) {
      if (place < count) return String.fromCodePoint(first + place);
      place -= count;
    }
    throw new Error('more letters are typed than there are');
  }

  get typed(): number {
    return this.#fates.size;
  }

  note({ person, kind, before, after, typed, updates }: Deed): void {
    const byUndo = kind === 'undo';
    for (const letter of typed) this.#fates.set(letter, newFate());
    for (const [letter, fate] of this.#fates) {
      const places = after.places.get(letter) ?? [];
      const gone = before.places.get(letter)?.filter((place) => !places.includes(place)) ?? [];
      const come = places.filter((place) => !fate.written.has(place));
      for (const place of gone) this.#take(letter, fate.written.get(place), { person, byUndo });
      for (const place of come) fate.written.set(place, { by: person, updates, isTaken: false });
      if (come.length > 0 && (byUndo || gone.length > 0)) fate.takers.add(person);
      const count = (sight: Sight) => sight.letters.get(letter) ?? 0;
      const more = count(after) - Math.max(count(before), typed.includes(letter) ? 1 : 0);
      if (more > 0 && !byUndo) fate.copies += more;
    }
  }

  /** The letter behind which a caret stood was deleted. */
  noteGoneCaret(): void {
    this.#goneCarets += 1;
  }

  noteCaret(fault: string): void {
    this.#carets.push(fault);
  }

  /** Judges a page; `hasArrived` says whether an update is in what the page was made of. */
  judge(page: Letters, hasArrived: (update: Uint8Array) => boolean): LetterFaults {
    const [lost, twice]: [string[], string[]] = [[], []];
    let broughtTwice = 0;
    for (const [letter, { written, takers, copies }] of this.#fates) {
      const count = page.get(letter) ?? 0;
      const owed = [...written.values()].filter(
        ({ isTaken, updates }) => !isTaken && updates.every(hasArrived),
      );
      if (count < owed.length) lost.push(letter);
      if (count <= 1 + copies) continue;
      if (count <= takers.size + copies) broughtTwice += 1;
      else twice.push(letter);
    }
    return {
      lost,
      twice,
      undone: this.#undone,
      carets: this.#carets,
      accepted: {
        'two take it away, and both bring it back': broughtTwice,
        'the letter before a caret is deleted': this.#goneCarets,
      },
    };
  }

  #take(
    letter: string,
    written: Written | undefined,
    { person, byUndo }: { readonly person: string; readonly byUndo: boolean },
  ): void {
    if (written === undefined) return;
    written.isTaken = true;
    if (byUndo && written.by !== person) {
      this.#undone.push(`${letter} of ${written.by} by ${person}`);
    }
  }
}

const newFate = (): Fate => ({ written: new Map(), takers: new Set(), copies: 0 });
