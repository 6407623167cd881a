import * as Y from 'yjs';
import { lettersIn } from './letters.ts';

/** Where each letter is written that stands in a document, as Yjs knows it: by client and clock. */
export type Places = ReadonlyMap<string, readonly string[]>;

export function placesIn({ store }: Y.Doc): Places {
  const places = new Map<string, string[]>();
  for (const [client, structs] of store.clients) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted) continue;
      if (!(struct.content instanceof Y.ContentString)) continue;
      for (const { index, letter } of lettersIn(struct.content.str)) {
        const there = places.get(letter) ?? [];
        places.set(letter, there);
        there.push(`${client}.${struct.id.clock + index}`);
      }
    }
  }
  return places;
}

/** Letters that somebody has taken away somewhere and written anew somewhere else. */
export const rewritten = (before: Places, after: Places): readonly string[] =>
  [...before].flatMap(([letter, places]) => {
    const now = after.get(letter) ?? [];
    const [goes, comes] = [
      places.some((place) => !now.includes(place)),
      now.some((place) => !places.includes(place)),
    ];
    return goes && comes ? [letter] : [];
  });
