import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { seq } from '../../shared/ids.ts';
import { idOf, MemoryNewsroom } from '../support/memory-newsroom.ts';
import { carryOut, story } from './story.ts';
import { newLiveBlog, newUpdate } from './subject.ts';

const ALL = 1000;

it('[P4] the memory newsroom of the readers’ tests tells readers what the store tells them', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'dateline-newsroom-'));
  const store = await openStore({ kind: 'sqlite', file: join(directory, 'dateline.db') });
  try {
    const liveBlog = await newLiveBlog(store);
    const memory = new MemoryNewsroom(liveBlog);
    const ids = [idOf(1), idOf(2)] as const;
    for (const id of ids) await newUpdate(store, liveBlog.id, { id });
    for (const step of story(...ids)) {
      await carryOut(store, liveBlog.id, step, memory.now);
      if (step.of === 'update') memory.commandUpdate(step.id, step.command);
      else memory.commandLiveBlog(step.command);
      const [kept, stored] = [memory.store.outbox, store.outbox];
      expect(await kept.snapshot(liveBlog.id)).toEqual(await stored.snapshot(liveBlog.id));
      for (const [after, limit] of [
        [seq(0), ALL],
        [seq(2), 3],
      ] as const) {
        const events = await stored.eventsAfter(liveBlog.id, after, limit);
        expect(await kept.eventsAfter(liveBlog.id, after, limit)).toEqual(events);
      }
    }
    expect(memory.liveBlog).toEqual(await store.liveBlogs.get(liveBlog.id));
  } finally {
    await store.close();
    await rm(directory, { recursive: true });
  }
});
