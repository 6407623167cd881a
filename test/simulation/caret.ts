import type { ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import type { Person } from '../support/together/person.ts';
import { countLetters, isLetter } from './letters.ts';

/** Where a letter is written that stands, for each place: the item and how far in it. */
function placesOf(letter: string, { store }: Y.Doc): readonly Y.ID[] {
  const found: Y.ID[] = [];
  for (const structs of store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      if (!(struct.content instanceof Y.ContentString)) continue;
      const offset = struct.content.str.indexOf(letter);
      if (offset >= 0) found.push(Y.createID(struct.id.client, struct.id.clock + offset));
    }
  }
  return found;
}

const ENDS = ['head', 'anchor'] as const;

/** A letter that one end of a selection stands beside. */
export interface HeldLetter {
  readonly end: (typeof ENDS)[number];
  /** At the start of a line a caret stands before it. */
  readonly side: 'behind' | 'before';
  readonly letter: string;
  readonly places: readonly Y.ID[];
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
  return ENDS.flatMap((end) => {
    const found = beside(selection[`$${end}`]);
    if (found === null || countLetters(page).get(found.letter) !== 1) return [];
    return [{ ...found, end, places: placesOf(found.letter, desk.document) }];
  });
}

/** False where the very letter was deleted; another one like it may have been written meanwhile. */
export function stands({ letter, places }: HeldLetter, document: Y.Doc): boolean {
  const now = placesOf(letter, document);
  return places.some((place) => now.some((other) => Y.compareIDs(place, other)));
}

export function isHeld({ end, side, letter }: HeldLetter, { editor }: Person): boolean {
  const $end = editor.state.selection[`$${end}`];
  const now = side === 'behind' ? $end.nodeBefore?.text?.at(-1) : $end.nodeAfter?.text?.[0];
  return now === letter;
}
