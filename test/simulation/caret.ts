import type { ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import type { Person } from '../support/together/person.ts';
import { countLetters, isLetter } from './letters.ts';
import { placesIn } from './written-letters.ts';

const ENDS = ['head', 'anchor'] as const;

/** A letter that one end of a selection stands beside. */
export interface HeldLetter {
  readonly end: (typeof ENDS)[number];
  /** At the start of a line a caret stands before it. */
  readonly side: 'behind' | 'before';
  readonly letter: string;
  /** Where it is written, by client and clock. */
  readonly places: readonly string[];
}

function beside($end: ResolvedPos): Pick<HeldLetter, 'side' | 'letter'> | null {
  const side = $end.parentOffset > 0 ? 'behind' : 'before';
  const letter = side === 'behind' ? $end.nodeBefore?.text?.at(-1) : $end.nodeAfter?.text?.[0];
  return letter !== undefined && isLetter(letter) ? { side, letter } : null;
}

/**
 * What a person's selection holds on to since they have put it there. Not a letter that is shown more than once, as
 * it is not known which of them is where.
 */
export function lettersHeld({ editor, desk, page }: Person): readonly HeldLetter[] {
  const { selection } = editor.state;
  if (!(selection instanceof TextSelection)) return [];
  const written = placesIn(desk.document);
  return (selection.empty ? ENDS.slice(0, 1) : ENDS).flatMap((end) => {
    const found = beside(selection[`$${end}`]);
    if (found === null || countLetters(page).get(found.letter) !== 1) return [];
    return [{ ...found, end, places: written.get(found.letter) ?? [] }];
  });
}

/** Those whose very letter was not deleted; another one like it may have been written meanwhile. */
export function standing(held: readonly HeldLetter[], document: Y.Doc): readonly HeldLetter[] {
  if (held.length === 0) return held;
  const written = placesIn(document);
  return held.filter(({ letter, places }) =>
    places.some((place) => written.get(letter)?.includes(place) === true),
  );
}

export function isHeld({ end, side, letter }: HeldLetter, { editor }: Person): boolean {
  const $end = editor.state.selection[`$${end}`];
  const now = side === 'behind' ? $end.nodeBefore?.text?.at(-1) : $end.nodeAfter?.text?.[0];
  return now === letter;
}
