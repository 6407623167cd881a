import { z } from 'zod';
import {
  ackFrame,
  awarenessFrame,
  deniedFrame,
  readFrame,
  syncStep2Frame,
  updateFrame,
} from '../../server/sync/room/frames.ts';
import { documentedApi } from './mounted-routes.ts';

// All that clients and servers must agree on, as values that can be compared.

const modules = import.meta.glob<Record<string, unknown>>('../../shared/protocol/*.ts', {
  eager: true,
});

/** A schema as its JSON schema, also in a map of schemas; a constant as it is; a function is no part of the wire. */
function described(value: unknown): unknown {
  if (value instanceof z.ZodType) return z.toJSONSchema(value, { io: 'input' });
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, described(part)]));
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

/** Every export of shared/protocol: the folder is the registry, and what stands in it is on the wire. */
export const protocolSchemas = (): readonly (readonly [string, unknown])[] =>
  Object.values(modules)
    .flatMap((module) => Object.entries(module))
    .map(([name, value]): [string, unknown] => [name, described(value)])
    .filter(([, value]) => value !== 'function')
    .toSorted(byName);

const WORDS = new Set(['summary', 'description', 'title']);

/** The staff API's routes: addresses, parameters, bodies, answers and statuses, without the words about them. */
export const apiRoutes = (): unknown =>
  JSON.parse(
    JSON.stringify(documentedApi(), (key, value: unknown) =>
      WORDS.has(key) && typeof value === 'string' ? undefined : value,
    ),
  );

const BYTES = Uint8Array.of(1, 2, 3);

/** One frame of each kind, as the server writes it, and as it reads it. */
export const frames = (): unknown =>
  [
    syncStep2Frame(BYTES),
    updateFrame(BYTES),
    awarenessFrame(BYTES),
    ackFrame(300),
    deniedFrame('pending', 'No.'),
    Uint8Array.of(0, 0, 1, 0),
    Uint8Array.of(3),
    Uint8Array.of(0, 9, 0),
  ].map((frame) => [Array.from(frame), readFrame(frame)]);
