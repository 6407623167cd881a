import {
  type ConvertedDraft,
  convertTree,
  type StoredTree,
} from '../../../shared/document/tree/convert.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import { instant } from '../../../shared/ids.ts';
import { damaged, StorageError } from '../../store/errors.ts';
import type { OlderDraftTable } from '../../store/store.ts';
import type { SyncLogger } from '../dependencies.ts';

/** A draft that could not be converted; it is refused from now on, and never read as empty ([W8]). */
interface Unconvertible {
  readonly id: UpdateId;
  /** For the operator: what is wrong with it, and the way out. */
  readonly reason: string;
}

interface Conversion {
  readonly converted: number;
  readonly damaged: readonly Unconvertible[];
}

/** Bytes that cannot be read are damage, like those that are not what was written. */
function converting(id: UpdateId): (stored: StoredTree) => ConvertedDraft {
  return (stored) => {
    try {
      return convertTree(stored);
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unreadable';
      throw damaged(`row "draft of ${id}"`, `it cannot be converted: ${why}`);
    }
  };
}

/**
 * Brings every draft of an older form into the present one: one after the other, each in a transaction of its
 * own, so that an end in between leaves the rest to the next start. Rejects where the database fails.
 */
export async function convertDrafts(
  drafts: Pick<OlderDraftTable, 'unconverted' | 'convert'>,
  clock: () => Date,
): Promise<Conversion> {
  let converted = 0;
  const unconvertible: Unconvertible[] = [];
  for (const id of await drafts.unconverted()) {
    try {
      // One in memory at a time, however many there are.
      // oxlint-disable-next-line no-await-in-loop
      if (await drafts.convert(id, instant(clock()), converting(id))) converted += 1;
    } catch (error) {
      if (!(error instanceof StorageError) || error.code !== 'damaged') throw error;
      unconvertible.push({ id, reason: error.message });
    }
  }
  return { converted, damaged: unconvertible };
}

/** At the start, before anybody is served. */
export async function convertAtStart(
  drafts: Pick<OlderDraftTable, 'unconverted' | 'convert'>,
  logger: Pick<SyncLogger, 'info' | 'error'>,
): Promise<void> {
  const { converted, damaged: unconvertible } = await convertDrafts(drafts, () => new Date());
  if (converted > 0) logger.info({ converted }, 'drafts converted');
  for (const { id, reason } of unconvertible)
    logger.error({ updateId: id, reason }, 'draft damaged');
}
