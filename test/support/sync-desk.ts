import { randomUUID } from 'node:crypto';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId } from '../../shared/ids.ts';
import { eventually } from './eventually.ts';
import { createMemoryDraftLog, type MemoryDraftLog } from './memory-draft-log.ts';
import { startSyncServer, type SyncServer } from './sync-server.ts';
import { openWriter, type Writer, type WriterOptions } from './writer.ts';

/** One update on a sync server, and the people who have it open. */
export interface SyncDesk {
  readonly id: UpdateId;
  readonly log: MemoryDraftLog;
  server: SyncServer;
  open(name: string, options?: WriterOptions): Writer;
  /** In step, and all that it sent acknowledged. */
  openSynced(name: string, options?: WriterOptions): Promise<Writer>;
  close(): Promise<void>;
}

export async function startSyncDesk(): Promise<SyncDesk> {
  const id = updateId(randomUUID());
  const log = createMemoryDraftLog();
  log.create(id);
  const writers: Writer[] = [];
  const desk: SyncDesk = {
    id,
    log,
    server: await startSyncServer(log, { probe: () => log.probe() }),
    open(name, options) {
      const writer = openWriter(desk.server.address, id, name, options);
      writers.push(writer);
      return writer;
    },
    async openSynced(name, options) {
      const writer = desk.open(name, options);
      await writer.saved();
      return writer;
    },
    async close() {
      for (const { provider } of writers) provider.destroy();
      log.release();
      await desk.server.close();
    },
  };
  return desk;
}

export const sees = (writer: Writer, words: string): Promise<void> =>
  eventually(() => writer.words().includes(words), `someone sees “${words}”`);
