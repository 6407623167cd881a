import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { instantFromText } from '../shared/ids.ts';
import type { ReceiptTable } from './store/store.ts';

/** How long the retry of a request is recognised. */
const RECEIPT_HOURS = 7 * 24;
const HOUR_MILLISECONDS = 3_600_000;

/** Removes what nobody asks for any more, now and every hour. Answers how to stop it. */
export function startUpkeep(receipts: ReceiptTable, clock: () => Date, logger: Logger): () => void {
  const tidy = async () => {
    const now = Temporal.Instant.fromEpochMilliseconds(clock().getTime());
    const oldest = now.subtract({ hours: RECEIPT_HOURS });
    await receipts.deleteBefore(instantFromText(oldest.toString({ smallestUnit: 'millisecond' })));
  };
  const run = () => void tidy().catch((error: unknown) => logger.warn({ err: error }, 'upkeep'));
  run();
  const timer = setInterval(run, HOUR_MILLISECONDS);
  return () => clearInterval(timer);
}
