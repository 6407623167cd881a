import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { encodePacket } from '../../server/reader/packet.ts';
import type { Snapshot } from '../../shared/domain/timeline.ts';
import { apply } from '../../shared/domain/timeline.ts';
import { body, liveBlog, paragraph } from '../support/facts.ts';
import { idOf, MemoryNewsroom } from '../support/memory-newsroom.ts';
import { closeAll, connect, follow, get, publishSome, soon, start } from '../support/readers.ts';
import { summit } from '../support/summit.ts';

afterEach(closeAll);

describe('the feed', () => {
  it('[P7] answers with the head, then tells every event in order', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const head = newsroom.liveBlog.seq;
    const reader = await follow(origin, 'summit');
    expect(reader.heads).toEqual([head]);
    publishSome(newsroom, 20, 24);
    newsroom.publish(idOf(20), body(paragraph('Other words')), { change: 'correction' });
    newsroom.withdraw(idOf(21), 'wrong');
    newsroom.unpin('q-again');
    wake();
    await soon(() => expect(reader.events).toHaveLength(8));
    expect(reader.events.map((event) => event.seq)).toEqual(
      Array.from({ length: 8 }, (_, index) => head + 1 + index),
    );
    expect(reader.events.map((event) => event.type).slice(5)).toEqual([
      'corrected',
      'withdrawn',
      'unpinned',
    ]);
  });

  it('[P4] snapshot and events together are what a fresh snapshot is', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const before = (await (await get(origin, '/live/summit/snapshot.json')).json()) as Snapshot;
    const reader = await follow(origin, 'summit');
    newsroom.orderPins(['q-again', 'q-heat', 'q-moscow']);
    newsroom.markKey(idOf(7), true);
    newsroom.withdraw(idOf(6), 'wrong');
    newsroom.edit({ status: 'closed' });
    wake();
    await soon(() => expect(reader.events.at(-1)?.seq).toBe(newsroom.liveBlog.seq));
    const after = (await (await get(origin, '/live/summit/snapshot.json')).json()) as Snapshot;
    expect(reader.events.reduce(apply, before)).toEqual(after);
    expect(after).toEqual(JSON.parse(JSON.stringify(newsroom.snapshot())));
  });

  it('[P5] encodes an event once, however many follow', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const readers = await Promise.all(Array.from({ length: 8 }, () => follow(origin, 'summit')));
    const encode = vi.spyOn(JSON, 'stringify');
    publishSome(newsroom, 20, 20);
    wake();
    await soon(() => expect(readers.every(({ events }) => events.length === 1)).toBe(true));
    const encoded = encode.mock.calls.filter(
      ([value]) => Array.isArray(value) && value[0] === 'event',
    );
    expect(encoded).toHaveLength(1);
  });

  it('[P3] comes to the events of a lost hint by itself', async () => {
    const newsroom = summit();
    const { origin } = await start(newsroom);
    const reader = await follow(origin, 'summit');
    publishSome(newsroom, 20, 20);
    await soon(() => expect(reader.events).toHaveLength(1));
  });

  it('sends frames of every length whole', async () => {
    const newsroom = summit();
    const { origin, wake } = await start(newsroom);
    const reader = await follow(origin, 'summit');
    const lengths = [1, 200, 70_000];
    lengths.forEach((length, index) =>
      newsroom.publish(idOf(20 + index), body(paragraph('é'.repeat(length)))),
    );
    newsroom.unpin('q-again');
    wake();
    await soon(() => expect(reader.events).toHaveLength(4));
    const words = reader.events
      .slice(0, 3)
      .map((event) => JSON.stringify(event).match(/é+/)?.[0].length);
    expect(words).toEqual(lengths);
  });

  it('[P5] refuses readers beyond its capacity, who come by the delta', async () => {
    const newsroom = summit();
    const { origin } = await start(newsroom, { capacity: 1 });
    await follow(origin, 'summit');
    const second = connect(origin);
    await soon(() => expect(second.refusals).toEqual(['full']));
    expect((await get(origin, '/live/summit/events.json?after=0')).status).toBe(200);
  });

  it('ignores what is no request to follow, and live blogs that do not exist', async () => {
    const newsroom = summit();
    const { origin, logged } = await start(newsroom);
    const reader = connect(origin);
    const emit = (message: unknown) =>
      reader.socket.emit('follow', message as { slug: string; after: number });
    for (const message of [null, {}, { slug: 7 }, { slug: 'summit', after: -1 }, { slug: 'none' }])
      emit(message);
    emit({ slug: 'summit', after: 0 });
    await soon(() => expect(reader.heads).toHaveLength(1));
    expect(logged).toEqual([]);
  });

  it('keeps its readers through a burst of more than a slow reader may have queued', async () => {
    const newsroom = new MemoryNewsroom(liveBlog({ slug: 'summit' }));
    const { origin, wake, logged } = await start(newsroom);
    const reader = await follow(origin, 'summit');
    const words = body(paragraph('x'.repeat(5_000)));
    for (let number = 1; number <= 200; number += 1) newsroom.publish(idOf(number), words);
    wake();
    await soon(() => expect(reader.events).toHaveLength(200));
    expect(logged).toEqual([]);
  });

  it('[S10] cuts off a reader who takes nothing, and serves the others', async () => {
    const newsroom = new MemoryNewsroom(liveBlog({ slug: 'summit' }));
    const { origin, wake, logged, io: server } = await start(newsroom);
    const slow = await follow(origin, 'summit');
    const quick = await follow(origin, 'summit');
    // The slow reader's network stands still from here on.
    // engine.io-client declares its WebSocket private; in Node it is one of ws.
    const engine = slow.socket.io.engine as unknown as { transport: { ws: WebSocket } };
    engine.transport.ws.pause();
    const words = 'x'.repeat(200_000);
    for (let number = 1; number <= 60; number += 1) {
      newsroom.publish(idOf(number), body(paragraph(words)));
      wake();
      // The quick one takes each before the next comes.
      // oxlint-disable-next-line eslint/no-await-in-loop
      await soon(() => expect(quick.events).toHaveLength(number));
    }
    await soon(() => expect(server.of('/feed').sockets.size).toBe(1));
    expect(JSON.stringify(logged)).toContain('slow readers cut off');
  });
});

it('[P5] a packet’s frame and its text say the same', () => {
  const { text, options } = encodePacket('head', { seq: 7 });
  expect(text).toBe('2/feed,["head",{"seq":7}]');
  expect(Buffer.concat([...options.wsPreEncodedFrame]).toString('latin1')).toBe(
    `\u0081${String.fromCharCode(text.length + 1)}4${text}`,
  );
});
