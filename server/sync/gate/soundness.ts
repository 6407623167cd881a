import type * as Y from 'yjs';
import { BODY_ROOT, META_ROOT } from '../../../shared/document/sequence/form.ts';
import type { UserId } from '../../../shared/ids.ts';
import { LIMITS, type RefusalCode } from '../../../shared/protocol/sync.ts';
import type { Block, DecodedUpdate, Struct } from './decode.ts';
import { isFarApart } from './distances.ts';
import { isDeleted, stateOf } from './state.ts';

/** Yjs draws client ids from 32 bits. */
const MAXIMUM_CLIENT = 2 ** 32 - 1;
/** No session types as much; a forged clock beyond it would leave no room for what its owner writes. */
const MAXIMUM_CLOCK = 2 ** 31 - 1;
/** Characters that one session wrote and deleted in one go, at most. */
const MAXIMUM_DELETED = LIMITS.documentBytes;
/** An offline return brings an id for each session in between. */
const MAXIMUM_NEW_CLIENTS = 100;

/**
 * Structs and deletions: Yjs compares neighbours with each other and splits what it deletes from. What a large
 * table brings is still quick.
 */
const MAXIMUM_CHANGES = 10_000;
/** Client ids of a document: each client names them all whenever it comes back. */
const MAXIMUM_CLIENTS = 5000;
/** Undo may fill a place again that it has emptied. */
const MAXIMUM_SAME_PLACE = 10;

/** What the gate knows of the document that an update is to join. */
export interface Known {
  readonly document: Y.Doc;
  readonly owners: ReadonlyMap<number, UserId>;
}

/** The blocks that bring something that the document does not have. */
export const newBlocks = (document: Y.Doc, { blocks }: DecodedUpdate): readonly Block[] =>
  blocks.filter(({ client, end }) => end > stateOf(document, client));

function contentRefusal({ content, length, root }: Struct): RefusalCode | null {
  if (content.kind === 'skip') return 'malformed';
  if (content.kind === 'deleted' && length > MAXIMUM_DELETED) return 'malformed';
  if (root !== null && root !== BODY_ROOT && root !== META_ROOT) return 'unknown_root';
  return content.kind === 'foreign' ? 'schema' : null;
}

/** True where structs crowd so that Yjs would take long to put them in order. */
function isCrowded({ structs }: Block): boolean {
  const taken = new Map<string, number>();
  for (const { emptyPlace } of structs) {
    if (emptyPlace === null) continue;
    const count = (taken.get(emptyPlace) ?? 0) + 1;
    if (count > MAXIMUM_SAME_PLACE) return true;
    taken.set(emptyPlace, count);
  }
  return false;
}

function blockRefusal(block: Block, userId: UserId, known: Known): RefusalCode | null {
  const { client, clock, end } = block;
  if (client > MAXIMUM_CLIENT || end > MAXIMUM_CLOCK || isCrowded(block)) return 'malformed';
  const state = stateOf(known.document, client);
  for (const struct of block.structs) {
    const refusal = struct.clock + struct.length <= state ? null : contentRefusal(struct);
    if (refusal !== null) return refusal;
  }
  const owner = known.owners.get(client);
  if (owner !== undefined && owner !== userId) return 'foreign_client_id';
  return clock > state ? 'pending' : null;
}

/** True where each struct builds on what the document has or the update brings. */
function isComplete(update: DecodedUpdate, blocks: readonly Block[], document: Y.Doc): boolean {
  const ends = new Map(blocks.map(({ client, end }) => [client, end]));
  const endOf = (client: number) => ends.get(client) ?? stateOf(document, client);
  const builds = (block: Block) =>
    block.structs.every((struct) =>
      struct.references.every(({ client, clock }) =>
        client === block.client ? clock < struct.clock : clock < endOf(client),
      ),
    );
  return (
    blocks.every(builds) &&
    update.deleted.every(({ client, clock, length }) => clock + length <= endOf(client))
  );
}

/**
 * Judges an update by itself and by what it builds on, before Yjs sees it: sizes, signatures, gaps, roots.
 * Structs that the document has already are passed over, as Yjs passes over them.
 */
export function soundnessRefusal(
  update: DecodedUpdate,
  userId: UserId,
  known: Known,
): RefusalCode | null {
  const blocks = newBlocks(known.document, update);
  const structs = blocks.reduce((count, block) => count + block.structs.length, 0);
  const deletions = update.deleted.filter((range) => !isDeleted(known.document, range)).length;
  if (structs + deletions > MAXIMUM_CHANGES) return 'malformed';
  for (const block of blocks) {
    const refusal = blockRefusal(block, userId, known);
    if (refusal !== null) return refusal;
  }
  const leased = blocks.filter(({ client }) => !known.owners.has(client));
  if (leased.length > MAXIMUM_NEW_CLIENTS) return 'malformed';
  if (known.owners.size + leased.length > MAXIMUM_CLIENTS && leased.length > 0) {
    return 'document_too_large';
  }
  if (!isComplete(update, blocks, known.document)) return 'pending';
  return isFarApart(blocks, known.document) ? 'malformed' : null;
}
