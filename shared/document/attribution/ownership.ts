/** Text that someone moved or brought back: signed by them, and still the work of `owner`. */
export interface Credit<Owner> {
  readonly client: number;
  /** Yjs's count within the client; of UTF-16 units, as lengths of strings are. */
  readonly clock: number;
  readonly length: number;
  readonly owner: Owner;
}

/** A stretch of text that came from one Yjs client, in one go. */
export interface WrittenRun {
  readonly client: number;
  readonly clock: number;
  /** ProseMirror positions in the body. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A stretch of text by one person; `owner` undefined where nobody is known for it. */
export interface OwnedRun<Owner> {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly owner: Owner | undefined;
}

/** How many characters in a row are whose, from the first on: what a version keeps of its writers. */
export type Authored<Owner> = readonly (readonly [Owner | null, number])[];

/** Whose each character is: that of the client's owner, unless it is credited to someone else. */
export class Ownership<Owner> {
  readonly #ownerOf: (client: number) => Owner | undefined;
  readonly #credits = new Map<number, Credit<Owner>[]>();

  constructor(
    ownerOf: (client: number) => Owner | undefined,
    credits: readonly Credit<Owner>[] = [],
  ) {
    this.#ownerOf = ownerOf;
    for (const credit of credits) this.credit(credit);
  }

  credit(credit: Credit<Owner>): void {
    const known = this.#credits.get(credit.client) ?? [];
    this.#credits.set(
      credit.client,
      [...known, credit].toSorted((a, b) => a.clock - b.clock),
    );
  }

  get credits(): readonly Credit<Owner>[] {
    return [...this.#credits.values()].flat();
  }

  /** Whose this character is, and for how many more it stays so. */
  at(
    client: number,
    clock: number,
  ): { readonly owner: Owner | undefined; readonly length: number } {
    const own = this.#ownerOf(client);
    for (const credit of this.#credits.get(client) ?? []) {
      if (clock < credit.clock) return { owner: own, length: credit.clock - clock };
      const left = credit.clock + credit.length - clock;
      if (left > 0) return { owner: credit.owner, length: left };
    }
    return { owner: own, length: Infinity };
  }
}

/** The runs by person: neighbours of one are joined, those of several parted. */
export function ownedRuns<Owner>(
  runs: readonly WrittenRun[],
  ownership: Ownership<Owner>,
): readonly OwnedRun<Owner>[] {
  const owned: OwnedRun<Owner>[] = [];
  for (const run of runs) {
    for (let done = 0; done < run.to - run.from;) {
      const { owner, length } = ownership.at(run.client, run.clock + done);
      const [from, to] = [run.from + done, Math.min(run.to, run.from + done + length)];
      const text = run.text.slice(done, done + to - from);
      const last = owned.at(-1);
      if (last !== undefined && last.to === from && last.owner === owner) {
        owned[owned.length - 1] = { ...last, to, text: last.text + text };
      } else owned.push({ from, to, text, owner });
      done += to - from;
    }
  }
  return owned;
}

/** Letters, digits and signs: spaces are nobody's work. */
const weightOf = (text: string): number => text.replaceAll(/\s/g, '').length;

/** How many characters are whose, the most first. */
export function shares<Owner>(runs: readonly OwnedRun<Owner>[]): ReadonlyMap<Owner, number> {
  const characters = new Map<Owner, number>();
  for (const { owner, text } of runs) {
    const weight = owner === undefined ? 0 : weightOf(text);
    if (owner === undefined || weight === 0) continue;
    characters.set(owner, (characters.get(owner) ?? 0) + weight);
  }
  return new Map([...characters].toSorted(([, a], [, b]) => b - a));
}

export const authoredBy = <Owner>(runs: readonly OwnedRun<Owner>[]): Authored<Owner> =>
  runs.map(({ owner, text }) => [owner ?? null, text.length]);

/**
 * What of the text was written by others than the client that brought it, where the whole reads as it did
 * when `authored` was kept. Nothing where the lengths differ: then it is another text.
 */
export function creditsFrom<Owner>(
  runs: readonly WrittenRun[],
  authored: Authored<Owner>,
  client: number,
): readonly Credit<Owner>[] {
  const total = runs.reduce((sum, run) => sum + run.text.length, 0);
  if (authored.reduce((sum, [, length]) => sum + length, 0) !== total) return [];
  const credits: Credit<Owner>[] = [];
  let start = 0;
  for (const run of runs) {
    let at = 0;
    for (const [owner, length] of authored) {
      const [from, to] = [Math.max(at, start), Math.min(at + length, start + run.text.length)];
      if (run.client === client && owner !== null && from < to) {
        credits.push({ client, clock: run.clock + from - start, length: to - from, owner });
      }
      at += length;
    }
    start += run.text.length;
  }
  return credits;
}
