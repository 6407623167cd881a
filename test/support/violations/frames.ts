import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { RefusalCode } from '../../../shared/protocol/sync.ts';
import { syncFrame } from '../raw-socket.ts';
import { BYTES_VIOLATIONS } from './bytes.ts';
import { FORM_VIOLATIONS } from './form.ts';
import { victimDocument } from './violation.ts';
import { WRITTEN_ONCE_VIOLATIONS } from './written-once.ts';

/** A WebSocket frame that nobody honest sends, and the same one without what is wrong about it. */
export interface HostileFrame {
  /** `code/name`, as its file in the corpus is called. */
  readonly name: string;
  readonly code: RefusalCode;
  readonly bad: Uint8Array;
  readonly good: Uint8Array;
}

const UPDATE = 2;
const vector = () => Y.encodeStateVector(victimDocument());
const asked = syncFrame(0, vector());

/** What is wrong about the frame around an update. */
const AROUND: readonly (readonly [string, Uint8Array, Uint8Array])[] = [
  ['a sync frame that ends after its type', Uint8Array.of(0), asked],
  ['a state vector that ends within a number', syncFrame(0, vector().slice(0, -1)), asked],
  [
    'a frame that announces 4 GB',
    encoding.encode((encoder) => {
      for (const value of [0, UPDATE, 2 ** 32]) encoding.writeVarUint(encoder, value);
    }),
    asked,
  ],
];

const slugOf = (name: string): string => name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();

/** All of them, as the corpus holds them. */
export const hostileFrames = (): readonly HostileFrame[] => [
  ...AROUND.map(([name, bad, good]) => ({
    name: `malformed/${slugOf(name)}`,
    code: 'malformed' as const,
    bad,
    good,
  })),
  ...[...BYTES_VIOLATIONS, ...FORM_VIOLATIONS, ...WRITTEN_ONCE_VIOLATIONS].map(
    ({ name, code, bad, good }) => ({
      name: `${code}/${slugOf(name)}`,
      code,
      bad: syncFrame(UPDATE, bad()),
      good: syncFrame(UPDATE, good()),
    }),
  ),
];
