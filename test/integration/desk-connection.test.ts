import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { SaveState } from '../../client/desk/connection/save-state.ts';
import type { UpdateConnection } from '../../client/desk/connection/update-connection.ts';
import { openUpdate } from '../../client/desk/connection/update-connection.ts';
import { metaOf } from '../../shared/document/sequence/form.ts';
import type { UpdateId } from '../../shared/ids.ts';
import { updateId, userId } from '../../shared/ids.ts';
import { eventually } from '../support/eventually.ts';
import { startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';

let desk: SyncDesk;
const connections: UpdateConnection[] = [];

beforeEach(async () => {
  desk = await startSyncDesk();
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await desk.close();
});

function socketOf(name: string): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: `name=${name}` } });
    }
  }
  // ws differs from the browser's class in details that y-websocket does not touch.
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

function open(name: string, id: UpdateId = desk.id): UpdateConnection {
  const connection = openUpdate({
    updateId: id,
    userId: userId(name.toLowerCase()),
    serverUrl: desk.server.address.replace(/^ws/, 'http').replace(/\/sync$/, ''),
    Socket: socketOf(name),
  });
  connections.push(connection);
  return connection;
}

const label = (connection: UpdateConnection, words: string): void =>
  void metaOf(connection.document).set('labels', [words]);

const reaches = (connection: UpdateConnection, status: SaveState['status']): Promise<void> =>
  eventually(() => connection.saveState.get().status === status, `the connection is ${status}`);

describe('the save state of an open update', () => {
  it('[W2] is Saved only while the disk has everything', async () => {
    const anna = open('Anna');
    expect(anna.saveState.get().status).toBe('offline');
    anna.connect();
    await reaches(anna, 'saved');
    desk.log.hold();
    label(anna, 'one');
    expect(anna.saveState.get().status).toBe('saving');
    const ben = open('Ben');
    ben.connect();
    label(anna, 'two');
    expect(anna.saveState.get().status).toBe('saving');
    desk.log.release();
    await reaches(anna, 'saved');
    await eventually(() => ben.draft().meta.labels[0] === 'two', 'Ben sees it');
  });

  it('[W2] sends what was written before there was a connection', async () => {
    const anna = open('Anna');
    label(anna, 'written alone');
    anna.connect();
    await reaches(anna, 'saved');
    const ben = open('Ben');
    ben.connect();
    await eventually(() => ben.draft().meta.labels[0] === 'written alone', 'Ben sees it');
  });

  it('says that the disk is full, and recovers by itself', async () => {
    const anna = open('Anna');
    anna.connect();
    await reaches(anna, 'saved');
    desk.log.fail('append');
    label(anna, 'kept');
    await reaches(anna, 'refused');
    expect(anna.saveState.get()).toMatchObject({ code: 'storage', retrying: true });
    desk.log.fail(null);
    await reaches(anna, 'saved');
  });

  it('names who may not write, who may not look, and what is not there', async () => {
    desk.server.access.set('Rae', { kind: 'read', reason: 'Only to read.' });
    const rae = open('Rae');
    rae.connect();
    await reaches(rae, 'saved');
    label(rae, 'refused');
    await reaches(rae, 'refused');
    expect(rae.saveState.get()).toMatchObject({ code: 'read_only', retrying: false });

    desk.server.access.set('Fay', { kind: 'forbidden', reason: 'No.' });
    const fay = open('Fay');
    fay.connect();
    await reaches(fay, 'refused');
    expect(fay.saveState.get()).toMatchObject({ code: 'forbidden' });

    const lost = open('Anna', updateId('0198f000-0000-7000-8000-00000000dead'));
    lost.connect();
    await reaches(lost, 'unknown');
  });

  it('waits for signing in, and goes on after it', async () => {
    desk.server.signedOut.add('Anna');
    const anna = open('Anna');
    label(anna, 'written meanwhile');
    anna.connect();
    await reaches(anna, 'signedOut');
    desk.server.signedOut.delete('Anna');
    anna.connect();
    await reaches(anna, 'saved');
  });
});
