import type * as Y from 'yjs';
import { BODY_ROOT, META_ROOT } from '../../../shared/document/sequence/form.ts';
import type { UserId } from '../../../shared/ids.ts';
import { DOCUMENT_LIMITS, FRAME_LIMITS } from '../../../shared/limits.ts';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import type { Block, DecodedUpdate, Struct, StructId } from './struct.ts';
import { isDeleted, stateOf } from './state.ts';

/** What the gate knows of the document that an update is to join. */
export interface Known {
  readonly document: Y.Doc;
  readonly owners: ReadonlyMap<number, UserId>;
}

/** The blocks that bring something that the document does not have. */
export const newBlocks = (document: Y.Doc, { blocks }: DecodedUpdate): readonly Block[] =>
  blocks.filter(({ client, end }) => end > stateOf(document, client));

function contentRefusal({ content, length, parent }: Struct): RefusalCode | null {
  if (content.kind === 'skip') return 'malformed';
  if (content.kind === 'deleted' && length > FRAME_LIMITS.deletedLength) return 'malformed';
  const root = parent?.kind === 'root' ? parent.name : null;
  if (root !== null && root !== BODY_ROOT && root !== META_ROOT) return 'unknown_root';
  return content.kind === 'foreign' ? 'schema' : null;
}

function blockRefusal(block: Block, userId: UserId, known: Known): RefusalCode | null {
  const { client, clock, end } = block;
  if (client > FRAME_LIMITS.client || end > FRAME_LIMITS.clock) return 'malformed';
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
function isComplete({ blocks, deleted }: DecodedUpdate, document: Y.Doc): boolean {
  const ends = new Map(blocks.map(({ client, end }) => [client, end]));
  const endOf = (client: number) => Math.max(ends.get(client) ?? 0, stateOf(document, client));
  const isThere = (id: StructId | null, block: Block, struct: Struct) =>
    id === null || id.clock < (id.client === block.client ? struct.clock : endOf(id.client));
  const builds = (block: Block) =>
    block.structs.every(
      (struct) =>
        isThere(struct.left, block, struct) &&
        isThere(struct.right, block, struct) &&
        (struct.parent?.kind !== 'item' || isThere(struct.parent.id, block, struct)),
    );
  return (
    blocks.every(builds) &&
    deleted.every(({ client, clock, length }) => clock + length <= endOf(client))
  );
}

/**
 * Structs that an update names, known ones included: Yjs looks at them too. Of deletions only new ones count, as
 * whoever comes back names all that there ever were.
 */
function hasTooManyChanges({ blocks, deleted }: DecodedUpdate, document: Y.Doc): boolean {
  const structs = blocks.reduce((count, block) => count + block.structs.length, 0);
  if (structs > FRAME_LIMITS.changes) return true;
  const deletions = deleted.filter((range) => !isDeleted(document, range)).length;
  return structs + deletions > FRAME_LIMITS.changes;
}

/**
 * Judges an update by itself and by what it builds on: sizes, signatures, gaps, roots. Structs that the document has
 * already are passed over, as Yjs passes over them. `brought`: the new blocks of the update.
 */
export function soundnessRefusal(
  { update, brought }: { readonly update: DecodedUpdate; readonly brought: readonly Block[] },
  userId: UserId,
  known: Known,
): RefusalCode | null {
  if (hasTooManyChanges(update, known.document)) return 'malformed';
  for (const block of brought) {
    const refusal = blockRefusal(block, userId, known);
    if (refusal !== null) return refusal;
  }
  const leased = brought.filter(({ client }) => !known.owners.has(client));
  if (leased.length > FRAME_LIMITS.newClients) return 'malformed';
  if (known.owners.size + leased.length > DOCUMENT_LIMITS.clients && leased.length > 0) {
    return 'document_too_large';
  }
  return isComplete(update, known.document) ? null : 'pending';
}
