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

interface Fate {
  readonly author: string;
  /** What was written as it was typed: it is owed to its author where this has arrived. */
  readonly updates: readonly Uint8Array[];
  /** Who has taken it away while it was in their page. */
  readonly removers: Set<string>;
  /** Who has brought it back as another one: by an undo or a redo, or by cut and paste. */
  readonly takers: Set<string>;
  /** How often it was copied. */
  copies: number;
}

/** What somebody has done to their page. */
interface Deed {
  readonly person: string;
  readonly before: Letters;
  readonly after: Letters;
  readonly kind: DeedName;
  /** Letters that were typed in it: one that is gone at its end was taken away by who typed it. */
  readonly typed: readonly string[];
  /** Letters that were taken away and written anew, as by cut and paste. */
  readonly rewritten: readonly string[];
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

  note({ person, kind, before, after, typed, rewritten, updates }: Deed): void {
    const byUndo = kind === 'undo';
    for (const letter of typed) this.#begin(letter, { author: person, updates });
    for (const [letter, count] of after) {
      const fate = this.#fates.get(letter);
      const more = count - Math.max(before.get(letter) ?? 0, typed.includes(letter) ? 1 : 0);
      if (fate === undefined) throw new Error(`nobody has typed ${letter}`);
      if (more > 0 && byUndo) fate.takers.add(person);
      else if (more > 0) fate.copies += more;
    }
    for (const letter of rewritten) this.#fates.get(letter)?.takers.add(person);
    for (const letter of [...before.keys(), ...typed]) {
      if (!after.has(letter)) this.#remove(letter, person, byUndo);
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
    for (const [letter, { updates, takers, removers, copies }] of this.#fates) {
      const count = page.get(letter) ?? 0;
      if (count === 0 && removers.size === 0 && updates.every(hasArrived)) lost.push(letter);
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

  #begin(letter: string, by: Pick<Fate, 'author' | 'updates'>): void {
    this.#fates.set(letter, { ...by, removers: new Set(), takers: new Set(), copies: 0 });
  }

  #remove(letter: string, person: string, byUndo: boolean): void {
    const fate = this.#fates.get(letter);
    if (fate === undefined) return;
    const mine = fate.author === person || fate.removers.has(person) || fate.copies > 0;
    if (byUndo && !mine) this.#undone.push(`${letter} of ${fate.author} by ${person}`);
    fate.removers.add(person);
  }
}
