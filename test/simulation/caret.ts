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

/** A letter that a bare caret stands behind. */
export interface HeldLetter {
  readonly letter: string;
  readonly places: readonly Y.ID[];
}

/** Null for a letter that is shown more than once: it is not known which of them is where. */
export function letterAtCaret({ editor, desk, page }: Person): HeldLetter | null {
  const { selection } = editor.state;
  const letter = selection.empty ? selection.$from.nodeBefore?.text?.at(-1) : undefined;
  if (letter === undefined || !isLetter(letter) || countLetters(page).get(letter) !== 1)
    return null;
  return { letter, places: placesOf(letter, desk.document) };
}

/** False where the very letter was deleted; another one like it may have been written meanwhile. */
export function stands({ letter, places }: HeldLetter, document: Y.Doc): boolean {
  const now = placesOf(letter, document);
  return places.some((place) => now.some((other) => Y.compareIDs(place, other)));
}
