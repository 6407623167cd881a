import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { UpdateConnection } from '../../client/desk/connection/update-connection.ts';
import { openUpdate } from '../../client/desk/connection/update-connection.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { FRAME_LIMITS } from '../../shared/limits.ts';
import { userId } from '../../shared/ids.ts';
import { eventually } from '../support/eventually.ts';
import { addTable } from '../support/plain-table.ts';
import { startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

let desk: SyncDesk;
const connections: UpdateConnection[] = [];
/** Bytes of each frame that anybody sent. */
const sent: number[] = [];
/** After so many frames of at least 10 kB the socket breaks, once. */
let breaksAfter = Infinity;

beforeEach(async () => {
  desk = await startSyncDesk();
  sent.splice(0);
  breaksAfter = Infinity;
});

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.close();
  await desk.close();
});

function socketOf(name: string): typeof globalThis.WebSocket {
  class CookieSocket extends WebSocket {
    #large = 0;
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie: `name=${name}` } });
    }
    override send(data: Uint8Array): void {
      sent.push(data.length);
      super.send(data);
      if (data.length > 10_000) this.#large += 1;
      if (this.#large < breaksAfter) return;
      breaksAfter = Infinity;
      // What was sent arrives; what comes later does not.
      this.close();
    }
  }
  // ws differs from the browser's class in details that y-websocket does not touch.
  return CookieSocket as unknown as typeof globalThis.WebSocket;
}

function open(name: string): UpdateConnection {
  const connection = openUpdate({
    updateId: desk.id,
    userId: userId(name.toLowerCase()),
    serverUrl: desk.server.address.replace(/^ws/, 'http').replace(/\/sync$/, ''),
    Socket: socketOf(name),
  });
  connections.push(connection);
  return connection;
}

const isSaved = (connection: UpdateConnection): Promise<void> =>
  eventually(() => {
    const state = connection.saveState.get();
    if (state.status === 'refused') throw new Error(state.message);
    return state.status === 'saved';
  }, 'all of it is saved');

async function openSaved(name: string): Promise<UpdateConnection> {
  const connection = open(name);
  connection.connect();
  await isSaved(connection);
  return connection;
}

const deltaOf = ({ document }: UpdateConnection): string =>
  JSON.stringify(bodyOf(document).toDelta());

/** Both hold the same. */
const agree = (a: UpdateConnection, b: UpdateConnection): Promise<void> =>
  eventually(() => deltaOf(a) === deltaOf(b), 'both hold the same');

const PASTES = {
  'a table of 300 × 6': (anna: UpdateConnection) => void addTable(anna.document, [300, 6]),
  '2,000 short paragraphs': ({ document }: UpdateConnection) =>
    document.transact(() => {
      for (let line = 0; line < 2000; line += 1) addParagraph(document, `Line ${line}`);
    }),
  '300 kB of text': ({ document }: UpdateConnection) =>
    void addParagraph(document, 'They met. '.repeat(30_000)),
  '4 MB in one line': ({ document }: UpdateConnection) =>
    void addParagraph(document, 'They met. '.repeat(400_000)),
};

describe('what is large', () => {
  it.each(Object.entries(PASTES))('[C8] arrives in pieces: %s', async (_name, paste) => {
    const anna = await openSaved('Anna');
    const ben = await openSaved('Ben');
    paste(anna);
    addParagraph(anna.document, 'Typed meanwhile.');
    expect(anna.saveState.get().status).toBe('saving');
    await isSaved(anna);
    await agree(anna, ben);
    expect(Math.max(...sent)).toBeLessThan(FRAME_LIMITS.bytes);
  });

  it('[C8] arrives in pieces when it was written without a connection, in several sessions', async () => {
    const anna = open('Anna');
    const { clientID } = anna.document;
    for (let paste = 0; paste < 8; paste += 1) {
      anna.document.clientID = 1000 + paste;
      addParagraph(anna.document, 'They met. '.repeat(4200));
    }
    anna.document.clientID = clientID;
    anna.connect();
    await isSaved(anna);
    await agree(anna, await openSaved('Ben'));
    expect(Math.max(...sent)).toBeLessThan(FRAME_LIMITS.bytes);
  });

  it('[C8] goes on where it was when the connection breaks in the middle', async () => {
    const anna = await openSaved('Anna');
    breaksAfter = 3;
    addParagraph(anna.document, 'They met. '.repeat(100_000));
    addParagraph(anna.document, 'Typed meanwhile.');
    await eventually(() => anna.saveState.get().status === 'offline', 'the connection broke');
    const before = sent.reduce((sum, bytes) => sum + bytes, 0);
    await isSaved(anna);
    const after = sent.reduce((sum, bytes) => sum + bytes, 0) - before;
    expect(after).toBeLessThan(900_000);
    await agree(anna, await openSaved('Ben'));
  });

  it('[C8] deletes a long text, which a colleague sees go, and comes back to it', async () => {
    const anna = await openSaved('Anna');
    PASTES['2,000 short paragraphs'](anna);
    await isSaved(anna);
    const ben = await openSaved('Ben');
    const text = bodyOf(ben.document);
    ben.document.transact(() => text.delete(0, text.length));
    await isSaved(ben);
    await agree(anna, ben);
    expect(bodyOf(anna.document).length).toBe(0);
    const frames = sent.length;
    await openSaved('Ben');
    expect(sent.length - frames).toBeLessThan(10);
  });

  it('[C8] says how much has arrived once it takes longer than a moment', async () => {
    const anna = await openSaved('Anna');
    const told: (number | undefined)[] = [];
    anna.saveState.subscribe(() => {
      const state = anna.saveState.get();
      if (state.status === 'saving') told.push(state.percent);
    });
    desk.log.hold();
    PASTES['300 kB of text'](anna);
    await eventually(() => told.at(-1) === 0, 'it says that nothing has arrived');
    desk.log.release();
    await isSaved(anna);
    expect(told[0]).toBeUndefined();
  });

  it('[C8] leaves an author of more than a draft holds the way back, and goes on by itself', async () => {
    const anna = await openSaved('Anna');
    addParagraph(anna.document, 'They met in Anchorage.');
    await isSaved(anna);
    const undo = new Y.UndoManager([bodyOf(anna.document)], { captureTimeout: 0 });
    addParagraph(anna.document, 'They met. '.repeat(600_000));
    const codeOf = (): string => {
      const state = anna.saveState.get();
      return state.status === 'refused' ? state.code : state.status;
    };
    await eventually(() => codeOf() === 'document_too_large', 'it is refused');
    undo.undo();
    addParagraph(anna.document, 'Written on.');
    await eventually(() => codeOf() === 'saved', 'all of it is saved');
    const ben = await openSaved('Ben');
    await agree(anna, ben);
    expect(bodyOf(ben.document).toJSON()).toContain('Written on.');
    expect(bodyOf(ben.document).length).toBeLessThan(100);
  });
});
