import { parseArgs } from 'node:util';
import { openTypist } from '../../server/demo/typist.ts';
import { signIn } from '../support/api.ts';
import { PASSWORD, startServer } from '../support/server-process.ts';

/**
 * Typing load over stock providers on a real server, a process of its own: prints the server's event-loop
 * delay and how long commits took, from its own metrics.
 *
 *     node test/bench/typing.ts --people 20 --keys 10 --seconds 10
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '20' },
    keys: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '10' },
  },
});
const people = Number(values.people);
const keysPerSecond = Number(values.keys);
const words = 'x'.repeat(keysPerSecond * Number(values.seconds));

const server = await startServer();
await server.createUser('maya@example.org', 'Maya Lindqvist', 'editor');
const api = await signIn(server.origin, 'maya@example.org', PASSWORD);
const made = await api.call('POST', '/api/liveblogs', { headline: 'Load', timeZone: 'UTC' });
const path = `/api/liveblogs/${(made.body as { id: string }).id}/updates`;
const { id } = (await api.call('POST', path, {})).body as { id: string };
const member = { name: 'Maya', cookie: api.cookie, call: () => Promise.resolve(null) };
const open = () => openTypist(server.origin, member, id, { key: 1000 / keysPerSecond });
const block = { type: 'paragraph', content: [{ type: 'text', text: words }] };
const first = await open();
first.layOut(Array.from({ length: people }, () => block));
await first.saved();
const others = await Promise.all(Array.from({ length: people - 1 }, open));
const typists = [first, ...others];
await Promise.all(typists.map((typist, place) => typist.type(place, block)));
const metrics = String((await api.call('GET', '/metrics')).body);
const shown =
  /^(nodejs_eventloop_lag_(p50|p99|max)_seconds|dateline_sync_(durable_frames_total|commit_seconds_(bucket|count|sum)))/;
console.log(`${people} people × ${keysPerSecond} keys/s in one update, ${values.seconds} s`);
console.log(
  metrics
    .split('\n')
    .filter((line) => shown.test(line))
    .join('\n'),
);
await Promise.all(typists.map((typist) => typist.leave()));
await server.dispose();
