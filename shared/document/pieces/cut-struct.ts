import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC;

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

/** Where the next part of the string ends: never inside of a character. */
function endOfPart(text: string, start: number, longest: number): number {
  const end = start + longest;
  if (end >= text.length) return text.length;
  return isHighSurrogate(text.charCodeAt(end - 1)) ? end + 1 : end;
}

/** The same item from `offset` on, with other content: it goes on behind its own beginning. */
export function itemWith(
  item: Y.Item,
  content: Y.ContentString | Y.ContentDeleted,
  offset: number,
) {
  const { client, clock } = item.id;
  const origin = offset === 0 ? item.origin : new Y.ID(client, clock + offset - 1);
  const { rightOrigin, parent, parentSub } = item;
  const id = new Y.ID(client, clock + offset);
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content);
}

/** A struct in several, so that no string of it is longer; mostly it is the only one. */
export function cutStruct(struct: Struct, longest: number): readonly Struct[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const { str: text } = struct.content;
  if (text.length <= longest) return [struct];
  const parts: Struct[] = [];
  for (let start = 0; start < text.length;) {
    const end = endOfPart(text, start, longest);
    parts.push(itemWith(struct, new Y.ContentString(text.slice(start, end)), start));
    start = end;
  }
  return parts;
}
