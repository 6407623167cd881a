import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PublicEvent } from '../../shared/domain/timeline.ts';
import type { OutboxTable } from '../store/store.ts';
import type { Channel } from './channel.ts';
import { take } from './channel.ts';

const EVENTS_A_READ = 500;

export interface CursorDependencies {
  readonly outbox: Pick<OutboxTable, 'eventsAfter'>;
  readonly logger: Pick<Logger, 'error' | 'warn'>;
}

export function noteCutOff(logger: Pick<Logger, 'warn'>, channel: Channel, readers: number): void {
  if (readers > 0) logger.warn({ slug: channel.slug, readers }, 'slow readers cut off');
}

/**
 * Reads a channel's outbox to its end; resolves when it has been read, or could not be. One reading at a
 * time: a call meanwhile asks for one more round and waits for that.
 */
export function advance(channel: Channel, dependencies: CursorDependencies): Promise<void> {
  channel.again = true;
  channel.reading ??= readToEnd(channel, dependencies);
  return channel.reading;
}

/**
 * A burst goes out a turn of the event loop at a time: in one go, every reader's queue would look like a
 * slow one's.
 */
async function takeAll(
  channel: Channel,
  events: readonly PublicEvent[],
  logger: Pick<Logger, 'warn'>,
): Promise<void> {
  for (const [index, event] of events.entries()) {
    noteCutOff(logger, channel, take(channel, event));
    // oxlint-disable-next-line eslint/no-await-in-loop
    if (index < events.length - 1) await nextTurn();
  }
}

async function readToEnd(channel: Channel, { outbox, logger }: CursorDependencies): Promise<void> {
  try {
    while (channel.again) {
      channel.again = false;
      // oxlint-disable eslint/no-await-in-loop -- each read starts where the one before ended
      const events = await outbox.eventsAfter(channel.id, channel.snapshot.seq, EVENTS_A_READ);
      await takeAll(channel, events, logger);
      // oxlint-enable eslint/no-await-in-loop
      if (events.length === EVENTS_A_READ) channel.again = true;
    }
  } catch (error) {
    // The next tick tries again.
    logger.error({ err: error, slug: channel.slug }, 'reading the outbox failed');
  } finally {
    channel.reading = null;
  }
}
