import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { instantFromText } from '../shared/ids.ts';
import type { Tables } from './store/store.ts';

/** How long the retry of a request is recognised. */
const IDEMPOTENCY_HOURS = 7 * 24;
/** How long devices may stay away with words of theirs that an older version kept. */
const OLDER_STATE_HOURS = 30 * 24;
const HOUR_MS = 3_600_000;

/** Removes what nobody asks for any more, now and every hour. Answers how to stop it. */
export function startUpkeep(
  { idempotencyRecords, olderDrafts }: Pick<Tables, 'idempotencyRecords' | 'olderDrafts'>,
  clock: () => Date,
  logger: Logger,
): () => void {
  const tidy = async () => {
    const now = Temporal.Instant.fromEpochMilliseconds(clock().getTime());
    const before = (hours: number) =>
      instantFromText(now.subtract({ hours }).toString({ smallestUnit: 'millisecond' }));
    await idempotencyRecords.deleteBefore(before(IDEMPOTENCY_HOURS));
    await olderDrafts.sweep(before(OLDER_STATE_HOURS));
  };
  const run = () => void tidy().catch((error: unknown) => logger.warn({ err: error }, 'upkeep'));
  run();
  const timer = setInterval(run, HOUR_MS);
  return () => clearInterval(timer);
}
