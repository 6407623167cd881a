import { join } from 'node:path';
import * as Y from 'yjs';
import { openStore } from '../../server/store/open.ts';
import type { UpdateId } from '../../shared/ids.ts';
import type { ApiClient } from './api.ts';
import { signIn } from './api.ts';
import type { ServerProcess } from './server-process.ts';
import { startServer } from './server-process.ts';
import type { DeviceName, Recorded } from './tree-fixtures.ts';
import { copyOf, layDatabase, layRows } from './tree-fixtures.ts';

/** The present server on what the old program left behind. */
export interface OldNewsroom {
  readonly server: ServerProcess;
  readonly people: Readonly<Record<'maya' | 'ben' | 'ana', ApiClient>>;
  close(): Promise<void>;
}

async function lay(
  name: Recorded,
  place: { readonly dataDirectory: string; readonly databaseUrl: string | null },
): Promise<void> {
  const { dataDirectory, databaseUrl } = place;
  if (databaseUrl === null) return layDatabase(name, join(dataDirectory, 'dateline.db'));
  const store = await openStore({ kind: 'postgres', url: databaseUrl });
  await layRows(name, store.authDatabase.db);
  await store.close();
}

export async function openOldNewsroom(
  name: Recorded,
  environment: Readonly<Record<string, string>> = {},
): Promise<OldNewsroom> {
  const server = await startServer(environment, (place) => lay(name, place));
  const person = (of: string) => signIn(server.origin, `${of}@example.org`);
  return {
    server,
    people: { maya: await person('maya'), ben: await person('ben'), ana: await person('ana') },
    close: () => server.dispose(),
  };
}

/** All that a device kept of an update, as it is sent. */
export const bytesOfCopy = (device: DeviceName, update: UpdateId): Uint8Array =>
  Y.mergeUpdates(copyOf(device, update).rows);

export const sendCopy = (client: ApiClient, update: UpdateId, bytes: Uint8Array) =>
  client.call('POST', `/api/updates/${update}/older-copies?schema=1`, bytes);
