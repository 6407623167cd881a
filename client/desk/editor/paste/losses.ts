/** What cannot come along, or not as it was. */
export type Loss =
  'picture' | 'recording' | 'frame' | 'numbering' | 'rule' | 'table' | 'block' | 'everything';

/** Counts what a paste loses, to be said in one sentence. */
export class Losses {
  readonly #counts = new Map<Loss, number>();

  note(loss: Loss, count = 1): void {
    if (count > 0) this.#counts.set(loss, (this.#counts.get(loss) ?? 0) + count);
  }

  count(loss: Loss): number {
    return this.#counts.get(loss) ?? 0;
  }

  /** A sentence for people, or null where nothing was lost. */
  sentence(): string | null {
    if (this.#counts.has('everything')) {
      return 'This could only be pasted as plain text, without headings, lists and tables.';
    }
    const parts = [...this.#counts].map(([loss, count]) => SENTENCES[loss](count));
    const last = parts.pop();
    if (last === undefined) return null;
    const all = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
    return `Pasted, but ${all}.`;
  }
}

const SENTENCES: Readonly<Record<Loss, (count: number) => string>> = {
  picture: (count) =>
    count === 1
      ? 'a picture was left out (add it as a file)'
      : `${count} pictures were left out (add them as files)`,
  recording: (count) =>
    count === 1 ? 'a recording was left out' : `${count} recordings were left out`,
  frame: (count) =>
    count === 1 ? 'an embedded page was left out' : `${count} embedded pages were left out`,
  numbering: () => 'a list counts in another way here',
  rule: () => 'a line across was left out',
  table: (count) =>
    count === 1 ? 'a table became lines of text' : `${count} tables became lines of text`,
  block: (count) => (count === 1 ? 'a block became text' : `${count} blocks became text`),
  everything: () => '',
};
