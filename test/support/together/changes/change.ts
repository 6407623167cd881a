import type { Person } from '../person.ts';
import type { TextName } from '../texts.ts';

/** One thing that changes the text, as somebody does it in a text where the line of letters is. */
export interface Change {
  readonly name: string;
  readonly from: TextName;
  readonly act: (ben: Person) => void | Promise<void>;
  /** Letters that are deleted and written anew, as the clipboard does: what comes late to the old ones has no claim on the new. */
  readonly rewrites?: string;
  /** Marks are what it changes, so that two people may want different ones. */
  readonly marks?: true;
  /** The server does it: it is no step that somebody's undo takes back. */
  readonly byServer?: true;
}

export const change = (
  name: string,
  from: TextName,
  act: Change['act'],
  more: Pick<Change, 'rewrites' | 'marks' | 'byServer'> = {},
): Change => ({ name, from, act, ...more });

/** Puts the caret into the middle of the line of letters. */
export const inLine = (ben: Person): Person => ben.select(ben.behind('d'));
export const atStart = (ben: Person): Person => ben.select(ben.before('a'));
export const atEnd = (ben: Person): Person => ben.select(ben.behind('l'));
/** A stretch within the line. */
export const acrossWord = (ben: Person): Person => ben.select(ben.before('e'), ben.behind('h'));
