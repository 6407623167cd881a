import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { updateId } from '../../shared/ids.ts';
import { eventually } from '../support/eventually.ts';
import { createMemoryDraftLog } from '../support/memory-draft-log.ts';
import { sees } from '../support/sync-desk.ts';
import { startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { openWriter, type Writer } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

const writers: Writer[] = [];
let server: SyncServer | undefined;

afterEach(async () => {
  for (const { provider } of writers.splice(0)) provider.destroy();
  await server?.close();
});

it('[W8] who comes back while the room says goodbye shares it with all who come later', async () => {
  const id = updateId(randomUUID());
  const log = createMemoryDraftLog();
  log.create(id);
  const noting = Promise.withResolvers<void>();
  const noted = Promise.withResolvers<void>();
  const running = await startSyncServer(log, {
    summariseDraft: () => {
      noting.resolve();
      return noted.promise;
    },
    timing: { grace: 1 },
  });
  server = running;
  const open = async (name: string): Promise<Writer> => {
    const writer = openWriter(running.address, id, name);
    writers.push(writer);
    await writer.synced();
    return writer;
  };
  const anna = await open('Anna');
  addParagraph(anna.document, 'Anna was here.');
  await anna.saved();
  anna.provider.destroy();
  // The goodbye has begun once what she wrote is being noted with nobody there.
  await noting.promise;
  await eventually(() => running.connections() === 0, 'nobody is there');
  const ben = await open('Ben');
  noted.resolve();
  await ben.saved();
  const cleo = await open('Cleo');
  addParagraph(ben.document, 'Ben came back.');
  await sees(cleo, 'Ben came back.');
  expect(log.loads).toBe(1);
});
