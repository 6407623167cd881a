import { expect, it } from 'vitest';
import { Compaction } from '../../../server/sync/room/compaction.ts';

it('[W10] is over before the room is: also the one that was under way', async () => {
  const began = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const compaction = new Compaction({
    uncompacted: 0,
    compact: () => {
      began.resolve();
      return ended.promise;
    },
    onError: () => {},
    after: 0,
    quiet: 0,
    latest: 0,
  });
  compaction.written(1);
  await began.promise;
  const order: string[] = [];
  const flushing = compaction.flush().then(() => order.push('flushed'));
  // A turn of the loop, in which a flush that waits for nothing would be over.
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  order.push('compacted');
  ended.resolve();
  await flushing;
  expect(order).toEqual(['compacted', 'flushed']);
});
