import * as Y from 'yjs';
import type { Places } from './letters.ts';
import { lettersIn } from './letters.ts';

/** By client and clock. */
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
