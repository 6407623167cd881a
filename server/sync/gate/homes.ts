import * as Y from 'yjs';
import { BODY_ROOT, META_ROOT } from '../../../shared/document/sequence/form.ts';
import type { Struct, StructContent, StructId } from './struct.ts';
import { currentOf, holderOf, parentOf, type SharedType } from './internals.ts';

/** What a shared type of a draft is for: docs/draft-form.md. */
type Role =
  | 'body'
  | 'meta'
  /** A line end, a head or an anchor. */
  | 'unit'
  /** The rows or the columns of a table. */
  | 'tracks'
  | 'track'
  | 'cells'
  | 'cell'
  | 'cellText';

/** A shared type in which structs stand: one of the document, or one that the update brings. */
export interface Home {
  readonly role: Role;
  /** What it stands in; null for a root. */
  readonly outer: Home | null;
  /** The key of `outer` under which it stands; null in a list, a text or at the root. */
  readonly key: string | null;
  /** The item that holds it; null for a root. */
  readonly holder: StructId | null;
  /** Null where the update brings it. */
  readonly type: SharedType | null;
  /** What the update writes into it, by key. */
  readonly written: Map<string, Struct>;
}

/** Whether anything was ever written under a key, by the document's past or the update. */
export const isWritten = ({ type, written }: Home, key: string): boolean =>
  written.has(key) || (type !== null && currentOf(type, key) !== null);

type Nested = 'map' | 'array' | 'text';

/** What a shared type is for that stands in another; null where none may stand. */
function nestedRole(outer: Home, key: string | null, nested: Nested): Role | null {
  switch (outer.role) {
    case 'body':
    case 'cellText':
      return key === null && nested === 'map' ? 'unit' : null;
    case 'unit':
      if (nested !== 'array' || outer.outer?.role === 'cellText') return null;
      if (key === 'rows' || key === 'cols') return 'tracks';
      return key === 'cells' ? 'cells' : null;
    case 'tracks':
      return key === null && nested === 'map' ? 'track' : null;
    case 'cells':
      return key === null && nested === 'map' ? 'cell' : null;
    case 'cell':
      return key === 'text' && nested === 'text' ? 'cellText' : null;
    case 'meta':
    case 'track':
      return null;
  }
}

function nestedOf(type: SharedType): Nested | null {
  if (type instanceof Y.Map) return 'map';
  if (type instanceof Y.Array) return 'array';
  return type instanceof Y.Text && !(type instanceof Y.XmlText) ? 'text' : null;
}

const isNested = (content: StructContent): content is { readonly kind: Nested } =>
  content.kind === 'map' || content.kind === 'array' || content.kind === 'text';

/** Finds out, for one update, which shared type of a document is for what. */
export class Homes {
  readonly #document: Y.Doc;
  readonly #known = new Map<SharedType, Home | null>();

  constructor(document: Y.Doc) {
    this.#document = document;
  }

  root(name: string): Home | null {
    const type = this.#document.share.get(name);
    return type === undefined ? null : this.of(type);
  }

  /** The home that a type of the document is; null for one that no draft holds. */
  of(type: SharedType): Home | null {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const home = this.#find(type);
    this.#known.set(type, home);
    return home;
  }

  #find(type: SharedType): Home | null {
    const base = { type, written: new Map<string, Struct>() };
    const holder = holderOf(type);
    if (holder === null) {
      const { share } = this.#document;
      const role =
        type === share.get(BODY_ROOT) ? 'body' : type === share.get(META_ROOT) ? 'meta' : null;
      return role === null ? null : { ...base, role, outer: null, key: null, holder: null };
    }
    const nested = nestedOf(type);
    const { parentSub: key, id } = holder;
    const parent = parentOf(holder);
    const outer = parent === null ? null : this.of(parent);
    const role = outer === null || nested === null ? null : nestedRole(outer, key, nested);
    return role === null ? null : { ...base, role, outer, key, holder: id };
  }
}

/** The home that a struct of the update brings; null where it brings none, or may not stand there. */
export function broughtHome(
  outer: Home,
  key: string | null,
  { content }: Struct,
  holder: StructId,
): Home | null {
  const role = isNested(content) ? nestedRole(outer, key, content.kind) : null;
  return role === null ? null : { role, outer, key, holder, type: null, written: new Map() };
}
