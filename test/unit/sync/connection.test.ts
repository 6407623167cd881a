import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { expect, it, vi } from 'vitest';
import { Connection } from '../../../server/sync/connection/connection.ts';
import type { SyncDependencies } from '../../../server/sync/dependencies.ts';
import type { Room } from '../../../server/sync/room/room.ts';
import type { Rooms } from '../../../server/sync/room/rooms.ts';
import type { SyncSocket } from '../../../server/sync/connection/socket.ts';
import { updateId } from '../../../shared/ids.ts';
import { CLOSE } from '../../../shared/protocol/sync.ts';
import { staff } from '../../support/facts.ts';

it('[W8] a draft that cannot be made ready for writing is released, and its writer asked to come back', async () => {
  const closed = new EventEmitter();
  const socket = Object.assign(new EventEmitter(), {
    pause() {},
    resume() {},
    close: (code: number) => closed.emit('close', code),
  }) as unknown as SyncSocket;
  const room = { ready: () => Promise.reject(new Error('damaged')) } as unknown as Room;
  const release = vi.fn<Rooms['release']>();
  const id = updateId('0198f000-0000-7000-8000-000000000001');
  const connection = new Connection({
    socket,
    request: {} as IncomingMessage,
    target: { updateId: id, schema: 'current', ack: true },
    rooms: { open: () => Promise.resolve(room), release } as unknown as Rooms,
    dependencies: {
      identify: () => Promise.resolve(staff('reporter')),
      access: () => Promise.resolve({ kind: 'write' }),
      logger: { error() {}, warn() {} },
    } as unknown as SyncDependencies,
  });
  expect(await once(closed, 'close')).toEqual([CLOSE.tryAgain]);
  expect(connection.updateId).toBe(id);
  expect(release.mock.calls).toEqual([[room]]);
});
