import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../support/random.ts';
import { type CrashDesk, startCrashDesk } from '../support/crash-desk.ts';
import { eventually } from '../support/eventually.ts';
import { body, paragraph } from '../support/facts.ts';
import { missing, promisedTo, storedAt, typedBy } from '../support/marks.ts';
import { dataFolderOn, memoryRefusal, type Mount, mountMemory } from '../support/mounts.ts';
import { openTypist, type Typist } from '../support/typist.ts';

const MEGABYTE = new Uint8Array(1024 * 1024);
const refusal = memoryRefusal();

let disk: Mount;
let desk: CrashDesk;
let socket: Socket;
let ballast: string;
const told: string[] = [];

/** Writes until nothing more fits. */
async function fill(): Promise<void> {
  const file = await open(ballast, 'w');
  try {
    for (let block: Uint8Array = MEGABYTE; block.length > 0;) {
      const { bytesWritten } = await file.write(block).catch(() => ({ bytesWritten: 0 }));
      if (bytesWritten < block.length) block = block.subarray(0, block.length >> 1);
    }
  } finally {
    await file.close();
  }
}

async function publish(id: string): Promise<number> {
  const { contentHash } = (await desk.editor.call('GET', `/api/updates/${id}`)).body as {
    contentHash: string;
  };
  return (await desk.editor.call('POST', `/api/updates/${id}/publish`, { contentHash })).status;
}

describe.skipIf(refusal !== null)(`a full disk ${refusal === null ? '' : `(${refusal})`}`, () => {
  let typists: readonly Typist[] = [];

  beforeAll(async () => {
    disk = mountMemory(24);
    ballast = join(disk.directory, 'ballast');
    desk = await startCrashDesk(2, { DATA_DIR: dataFolderOn(disk), LOG_LEVEL: 'fatal' });
    socket = io(`${desk.server.origin}/desk`, {
      transports: ['websocket'],
      extraHeaders: { cookie: desk.editor.cookie },
    });
    socket.on('storage', ({ status }: { status: string }) => told.push(status));
    await eventually(() => socket.connected, 'the editor is at the desk');
  });

  afterAll(async () => {
    socket.disconnect();
    for (const { provider } of typists) provider.destroy();
    await desk.server.dispose();
    disk.unmount();
  });

  it('[L4] nothing is promised falsely, reading stays up, all is well within 10 s', async () => {
    const random = createRandom(4);
    const liveBlog = await desk.newLiveBlog();
    const published = await desk.newDraft(liveBlog.id, body(paragraph('They met.')));
    expect(await publish(published)).toBe(200);
    const waiting = await desk.newDraft(liveBlog.id, body(paragraph('They part.')));
    const draft = await desk.newDraft(liveBlog.id);
    typists = desk.reporters.map(({ cookie }, index) =>
      openTypist({ address: desk.syncAddress, updateId: draft, name: `p${index}`, cookie }),
    );
    for (let round = 0; round < 20; round += 1) for (const one of typists) one.type(random);
    await Promise.all(typists.map((typist) => typist.saved()));

    await fill();
    // What still fits into the pages that the database has may be taken.
    for (let round = 0; told.length === 0 && round < 2000; round += 1) {
      for (const one of typists) one.type(random);
      await pause(1);
    }
    await eventually(() => told.at(-1) === 'failing', 'the desk is told');
    const promised = promisedTo(typists);
    const page = (path: string) => fetch(`${desk.server.origin}${path}`);
    for (const path of [
      '',
      '?order=oldest',
      `/${published}`,
      '/snapshot.json',
      '/events.json?after=0',
    ]) {
      expect((await page(`/live/${liveBlog.slug}${path}`)).status).toBe(200);
    }
    expect((await page('/health/ready')).status).toBe(503);
    expect((await page('/health/live')).status).toBe(200);
    expect(await publish(waiting)).toBeGreaterThanOrEqual(500);
    for (const one of typists) one.type(random);

    rmSync(ballast);
    const emptied = performance.now();
    await eventually(() => told.at(-1) === 'working', 'the desk is told that it works again');
    await Promise.all(typists.map((typist) => typist.saved()));
    const seconds = (performance.now() - emptied) / 1000;
    console.log(`[L4] recovered ${seconds.toFixed(1)} s after there was space`);
    expect(seconds).toBeLessThan(10);
    expect(told).toEqual(['failing', 'working']);
    expect(await publish(waiting)).toBe(200);

    for (const typist of typists) await typist.leave();
    await desk.server.kill();
    await desk.server.start();
    const stored = await storedAt(desk, draft);
    expect(missing(promised, stored)).toEqual([]);
    expect(missing(typedBy(typists), stored)).toEqual([]);
    expect(typists.flatMap(({ denied }) => denied).every((why) => why.startsWith('storage'))).toBe(
      true,
    );
  });
});
