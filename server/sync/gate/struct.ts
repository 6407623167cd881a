// An update as the gate reads it: what each struct brings, and where it wants to stand.

/** Names one character or node that someone wrote: Yjs counts them per client, from 0. */
export interface StructId {
  readonly client: number;
  readonly clock: number;
}

/** What a struct brings, as far as the gate has to know it. */
export type StructContent =
  /** Written and deleted since, so that only its length is left. */
  | { readonly kind: 'deleted' }
  | { readonly kind: 'string' }
  | { readonly kind: 'format'; readonly mark: string; readonly value: unknown }
  /** A shared type, in which others stand. */
  | { readonly kind: 'map' | 'array' | 'text' }
  | { readonly kind: 'values'; readonly values: readonly unknown[] }
  /** A run that the update leaves out. */
  | { readonly kind: 'skip' }
  /** Valid Yjs that no document of ours holds, such as an object among text or a sub-document. */
  | { readonly kind: 'foreign' };

/** What a struct stands in, where no neighbour says it: a root, or the shared type that an item holds. */
export type ParentName =
  | { readonly kind: 'root'; readonly name: string }
  | { readonly kind: 'item'; readonly id: StructId };

export interface Struct {
  readonly clock: number;
  readonly length: number;
  readonly left: StructId | null;
  readonly right: StructId | null;
  /** Null where it has a neighbour, and for a run of which only the length is left. */
  readonly parent: ParentName | null;
  /** Under which key of its parent, where no neighbour says it. */
  readonly key: string | null;
  readonly content: StructContent;
}

/** The structs of one client: without a gap from `clock` up to `end`, which is the first one beyond. */
export interface Block {
  readonly client: number;
  readonly clock: number;
  readonly end: number;
  readonly structs: readonly Struct[];
}

export interface DeletedRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface DecodedUpdate {
  readonly blocks: readonly Block[];
  readonly deleted: readonly DeletedRange[];
}
