import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { eventually } from '../support/eventually.ts';
import { awarenessFrame, openRaw, type RawSocket } from '../support/raw-socket.ts';
import { startSyncDesk, type SyncDesk } from '../support/sync-desk.ts';
import type { Writer } from '../support/writer.ts';
import { addParagraph } from '../support/yjs-bytes.ts';

let desk: SyncDesk;
let mallory: RawSocket;

beforeEach(async () => {
  desk = await startSyncDesk();
  mallory = openRaw(`${desk.server.address}/${desk.id}?schema=${SCHEMA_VERSION}`, 'Mallory');
  await mallory.open();
});

afterEach(async () => {
  mallory.close();
  await desk.close();
});

const usersSeenBy = ({ provider }: Writer): unknown[] =>
  [...provider.awareness.getStates().values()].map(({ user }) => user as unknown);

const sees = (writer: Writer, name: string) =>
  eventually(() => JSON.stringify(usersSeenBy(writer)).includes(name), `sees ${name}`);

it('[W7] carets carry the server’s word on who it is', async () => {
  const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
  anna.provider.awareness.setLocalStateField('user', { name: 'The President', color: 'red' });
  anna.provider.awareness.setLocalStateField('place', { block: 1 });
  const state = () => ben.provider.awareness.getStates().get(anna.document.clientID);
  await eventually(() => state()?.['place'] !== undefined, 'Ben sees her state');
  expect(state()).toEqual({
    place: { block: 1 },
    user: { name: 'Anna', userId: 'anna', color: 'color of anna' },
  });
  expect(anna.provider.awareness.getLocalState()?.['user']).toMatchObject({
    name: 'The President',
  });
});

it('[W7] nobody speaks for another’s client id, with whatever clock', async () => {
  const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
  anna.provider.awareness.setLocalStateField('place', 1);
  await sees(ben, 'Anna');
  const client = anna.document.clientID;
  mallory.send(awarenessFrame([[client, 2 ** 50, { place: 'forged' }]]));
  mallory.send(
    awarenessFrame([
      [4711, 1, { user: { name: 'Ben' } }],
      [4712, 1, {}],
    ]),
  );
  mallory.send(awarenessFrame([[client, 2 ** 50, null]]));
  await sees(ben, 'Mallory');
  anna.provider.awareness.setLocalStateField('place', 2);
  await eventually(
    () => ben.provider.awareness.getStates().get(client)?.['place'] === 2,
    'Anna is still heard',
  );
  expect(ben.provider.awareness.getStates().has(4712)).toBe(false);
  expect(ben.provider.awareness.getStates().get(4711)?.['user']).toMatchObject({ name: 'Mallory' });
});

it('[W7] too many states, too large ones and nonsense are not passed on', async () => {
  const ben = await desk.openSynced('Ben');
  mallory.send(awarenessFrame(Array.from({ length: 20_000 }, (_, client) => [client, 1, {}])));
  mallory.send(awarenessFrame([[1, 1, { text: 'x'.repeat(9000) }]]));
  mallory.send(awarenessFrame([[1, 1, 'text']]));
  mallory.send(Uint8Array.of(1, 2, 1, 1));
  mallory.send(awarenessFrame([[1, 1, { fine: true }]]));
  await sees(ben, 'Mallory');
  expect(ben.provider.awareness.getStates().get(1)).toMatchObject({ fine: true });
  expect(ben.provider.awareness.getStates().size).toBe(2);
});

/** Resolves when the room, which this client asks what it shows, has answered with these words. */
async function isShown(words: string): Promise<void> {
  mallory.send(Uint8Array.of(3));
  const isTold = () => mallory.received.some((frame) => Buffer.from(frame).includes(words));
  await eventually(isTold, `the room shows ${words}`);
}

it('[W7] a state that is too large leaves the one before', async () => {
  mallory.send(awarenessFrame([[1, 1, { text: 'short' }]]));
  mallory.send(awarenessFrame([[1, 2, { text: 'x'.repeat(9000) }]]));
  await isShown('short');
});

it('[W7] nobody speaks under an id that another has written with, whoever is there', async () => {
  const anna = await desk.openSynced('Anna');
  addParagraph(anna.document, 'They met.');
  await anna.saved();
  anna.provider.destroy();
  await eventually(() => desk.server.connections() === 1, 'Anna has left');
  mallory.send(awarenessFrame([[anna.document.clientID, 2 ** 40, { text: 'forged' }]]));
  mallory.send(awarenessFrame([[4711, 1, { text: 'own' }]]));
  await isShown('own');
  expect(Buffer.concat(mallory.received).includes('forged')).toBe(false);
});

const ID = { client: 1, clock: 0 };

/** What y-tiptap throws over, in each editor of the room and with each key that is typed there. */
const BROKEN_POSITIONS: readonly unknown[] = [
  undefined,
  null,
  7,
  {},
  { item: null, type: null, tname: null },
  { item: { client: 1 } },
  { item: { client: 1, clock: 0.5 } },
  { item: { client: 1, clock: -1 } },
  { type: { client: 'x', clock: {} } },
  { tname: 'another root' },
  { tname: 7 },
  { item: null, type: ID, tname: 'another root' },
];

it('[W7] carets that would break the editors of others are not passed on', async () => {
  const ben = await desk.openSynced('Ben');
  const good = { tname: 'body', item: null, type: null, assoc: 0 };
  for (const [index, anchor] of BROKEN_POSITIONS.entries()) {
    mallory.send(awarenessFrame([[1, 1, { index, cursor: { anchor, head: good } }]]));
    const state = () => ben.provider.awareness.getStates().get(1);
    await eventually(() => state()?.['index'] === index, `Ben hears of state ${index}`);
    expect(state()?.['cursor']).toBeNull();
    mallory.send(awarenessFrame([[1, 1, { cursor: { anchor: good, head: anchor } }]]));
    await eventually(() => state()?.['index'] === undefined, 'Ben hears of the other end');
    expect(state()?.['cursor']).toBeNull();
  }
});

it('[W7] carets that an editor writes arrive as they are', async () => {
  const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
  addParagraph(anna.document, 'They met.');
  const body = bodyOf(anna.document);
  const positions = [
    Y.createRelativePositionFromTypeIndex(body, 0),
    Y.createRelativePositionFromTypeIndex(body, 1),
    Y.createRelativePositionFromTypeIndex(body, 3, -1),
    Y.createRelativePositionFromTypeIndex(body, body.length),
  ];
  for (const [index, position] of positions.entries()) {
    anna.provider.awareness.setLocalStateField('cursor', { anchor: position, head: position });
    const sent: unknown = JSON.parse(JSON.stringify({ anchor: position, head: position }));
    const seen = (): unknown =>
      ben.provider.awareness.getStates().get(anna.document.clientID)?.['cursor'];
    await eventually(() => isDeepStrictEqual(seen(), sent), `Ben sees caret ${index}`);
  }
});

it('[W7] who leaves disappears, and who comes back is seen at once', async () => {
  const [anna, ben] = [await desk.openSynced('Anna'), await desk.openSynced('Ben')];
  anna.provider.awareness.setLocalStateField('place', 1);
  await sees(ben, 'Anna');
  anna.provider.disconnect();
  await eventually(() => usersSeenBy(ben).length === 1, 'Anna is gone');
  anna.provider.connect();
  await sees(ben, 'Anna');
  await sees(await desk.openSynced('Cleo'), 'Anna');
});
