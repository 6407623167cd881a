import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { budget, drawSeeds, patience } from '../support/budget.ts';
import { type CrashDesk, startCrashDesk, SYNC_PARAMS } from '../support/crash-desk.ts';
import { honestFrames } from '../support/honest-frames.ts';
import { mutate } from '../support/mutation.ts';
import { createRandom, type Random } from '../support/random.ts';
import { watchStalls } from '../support/stall-watch.ts';
import { openTypist } from '../support/typist.ts';

const STALL = 100;
/** Frames before a connection is left: a refusal ends it, and what comes behind is not read. */
const FRAMES_PER_SOCKET = 6;
const SOCKETS = 6;

let desk: CrashDesk;
let liveBlogId: string;
let draft: string;

beforeAll(async () => {
  desk = await startCrashDesk(2, { LOG_LEVEL: 'fatal' });
  liveBlogId = (await desk.newLiveBlog()).id;
  draft = await desk.newDraft(liveBlogId);
});
afterAll(() => desk.server.dispose());

/** Sends damaged frames over connection after connection; answers how many were sent. */
async function attack(
  address: string,
  honest: readonly Uint8Array[],
  count: number,
  random: Random,
) {
  const cookie = desk.reporters[1]?.cookie ?? '';
  let sent = 0;
  while (sent < count) {
    const socket = new WebSocket(address, { headers: { cookie, origin: desk.server.origin } });
    socket.on('error', () => {});
    await Promise.race([once(socket, 'open'), once(socket, 'close')]);
    for (let frame = 0; frame < FRAMES_PER_SOCKET; frame += 1) {
      if (socket.readyState !== WebSocket.OPEN) break;
      const bytes = mutate(random.pick(honest), random.pick(honest), random);
      await new Promise((resolve) => {
        socket.send(bytes, { binary: address.includes('/sync/') || random.chance(0.2) }, resolve);
      });
      sent += 1;
    }
    socket.close();
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
  }
  return sent;
}

function socketIoFrames(): Uint8Array[] {
  const id = JSON.stringify(draft);
  const texts = [
    '40/desk,',
    '40/feed,',
    '40',
    '2',
    '3',
    '41/desk,',
    `42/desk,["watch",{"liveBlogId":${JSON.stringify(liveBlogId)}}]`,
    `42/desk,["enter",{"updateId":${id}}]`,
    `42/desk,["look",{"updateIds":[${id}]}]`,
    '42/feed,["follow",{"slug":"talks","after":0}]',
    '42/feed,1["follow",{"slug":"talks","after":-1}]',
    '451-/desk,["look",{"_placeholder":true,"num":0}]',
  ];
  return texts.map((text) => new TextEncoder().encode(text));
}

/** What a hostile colleague sends to the real server, over both of its sockets, while another types. */
async function besiege(frames: number, random: Random) {
  const typist = openTypist({
    address: desk.syncAddress,
    updateId: draft,
    name: 'anna',
    cookie: desk.reporters[0]?.cookie ?? '',
  });
  await typist.saved();
  const query = new URLSearchParams(SYNC_PARAMS).toString();
  const sync = `${desk.syncAddress}/${draft}?${query}`;
  const socketIo = `${desk.server.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const document = new Y.Doc();
  document.clientID = random.below(2 ** 32);
  const honest = honestFrames(document, 150, random);
  const watch = await watchStalls(desk.server.origin);
  const typing = setInterval(() => typist.type(random), 20);
  const attacks = Array.from({ length: SOCKETS }, (_, index) => {
    const each = Math.ceil(frames / SOCKETS);
    const dice = createRandom(random.below(2 ** 31));
    return index % 2 === 0
      ? attack(sync, honest, each, dice)
      : attack(socketIo, socketIoFrames(), each, dice);
  });
  const sent = (await Promise.all(attacks)).reduce((sum, count) => sum + count, 0);
  clearInterval(typing);
  const stalls = await watch.end();
  await typist.saved();
  expect(typist.denied).toEqual([]);
  typist.provider.destroy();
  return { sent, stalls };
}

async function refusals(): Promise<number> {
  const text = await (await fetch(`${desk.server.origin}/metrics`)).text();
  const counts = text.matchAll(/^dateline_sync_refused_total\{.*\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

describe('a hostile colleague at the real server', () => {
  it(
    '[S1] stalls nobody and brings nothing down, over either socket',
    async () => {
      const [seed = 0] = drawSeeds(1);
      const random = createRandom(seed);
      const pid = desk.server.pid();
      const { sent, stalls } = await besiege(budget(20_000, 1_000_000), random);
      const refused = await refusals();
      console.log(`[S1] seed ${seed}, ${sent} frames, ${refused} refused, ms of stall:`, stalls);
      expect(refused).toBeGreaterThan(sent / 50);
      expect((await fetch(`${desk.server.origin}/health/ready`)).status).toBe(200);
      expect(desk.server.pid()).toBe(pid);
      expect(() => process.kill(pid, 0)).not.toThrow();
      expect(stalls.server).toBeLessThan(STALL + stalls.machine);
    },
    patience(120),
  );
});
