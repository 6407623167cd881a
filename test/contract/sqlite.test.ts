import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { OpenStore } from '../../server/store/open.ts';
import { openStore } from '../../server/store/open.ts';
import { storeContract } from './store-contract.ts';

describe('SQLite', () => {
  let directory: string;
  let store: OpenStore;
  const open = () => openStore({ kind: 'sqlite', file: join(directory, 'dateline.db') });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dateline-store-'));
    store = await open();
  });

  afterAll(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  storeContract({ store: () => store, openAgain: open });
});
