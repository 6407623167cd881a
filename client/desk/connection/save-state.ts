import type { RefusalCode } from '../../../shared/protocol/sync.ts';

/** What a writer is told about their words. `kept`: they are on this device's disk, and outlive the browser. */
export type SaveState =
  /** The server has not been heard yet. `percent`: of something long that is on its way. */
  | { readonly status: 'opening'; readonly percent?: number }
  /** Everything is on disk at the server. `wordsLost`: but words of this person went meanwhile, and they have not answered yet. */
  | { readonly status: 'saved'; readonly wordsLost?: true }
  /** On its way to the server's disk. */
  | { readonly status: 'saving'; readonly percent?: number }
  /** No connection. */
  | { readonly status: 'offline'; readonly kept: boolean }
  /** Not taken. `retrying`: the server cannot store now, and is asked again without anybody's doing. */
  | {
      readonly status: 'refused';
      readonly code: RefusalCode | 'forbidden';
      readonly message: string;
      readonly retrying: boolean;
      readonly kept: boolean;
    }
  | { readonly status: 'signedOut'; readonly kept: boolean }
  /** The server speaks a newer document schema: the page must be loaded anew ([W6]). */
  | { readonly status: 'reload'; readonly kept: boolean }
  /** The server does not know this update (yet, where it was made offline). */
  | { readonly status: 'unknown'; readonly kept: boolean };

export type ConnectionState =
  | 'opening'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'failing'
  | 'refused'
  | 'signedOut'
  | 'reload'
  | 'unknown';

export type ConnectionEvent =
  /** A socket is open; nothing of this device is confirmed on it yet. */
  | 'connected'
  /** A sync frame was sent. */
  | 'wrote'
  /** Every frame of this socket is durable, and the server has all that this device holds. */
  | 'durable'
  | 'lost'
  /** The server could not store what was sent, and will be able to. */
  | 'storageFailed'
  | 'refused'
  | 'signedOut'
  | 'unknown'
  | 'reload'
  /** The first attempt, and each that somebody asks for: after signing in, say. */
  | 'resumed';

const ENDINGS = {
  refused: 'refused',
  signedOut: 'signedOut',
  unknown: 'unknown',
  reload: 'reload',
} as const;

/** What follows from every event in every state: nothing is left out, so nothing is undecided. */
export const TRANSITIONS: Readonly<
  Record<ConnectionState, Readonly<Record<ConnectionEvent, ConnectionState>>>
> = {
  opening: {
    ...ENDINGS,
    connected: 'opening',
    wrote: 'opening',
    durable: 'saved',
    lost: 'offline',
    storageFailed: 'failing',
    resumed: 'opening',
  },
  saving: {
    ...ENDINGS,
    connected: 'saving',
    wrote: 'saving',
    durable: 'saved',
    lost: 'offline',
    storageFailed: 'failing',
    resumed: 'saving',
  },
  saved: {
    ...ENDINGS,
    connected: 'saving',
    wrote: 'saving',
    durable: 'saved',
    lost: 'offline',
    storageFailed: 'failing',
    resumed: 'saved',
  },
  offline: {
    ...ENDINGS,
    connected: 'saving',
    wrote: 'offline',
    durable: 'offline',
    lost: 'offline',
    storageFailed: 'failing',
    resumed: 'opening',
  },
  // Stays until the server has answered on a new socket, so that the reason can be read.
  failing: {
    ...ENDINGS,
    connected: 'failing',
    wrote: 'failing',
    durable: 'saved',
    lost: 'failing',
    storageFailed: 'failing',
    resumed: 'failing',
  },
  // The close that follows a refusal says less than the refusal itself.
  refused: {
    ...ENDINGS,
    connected: 'saving',
    wrote: 'refused',
    durable: 'refused',
    lost: 'refused',
    storageFailed: 'refused',
    resumed: 'opening',
  },
  signedOut: {
    ...ENDINGS,
    connected: 'signedOut',
    wrote: 'signedOut',
    durable: 'signedOut',
    lost: 'signedOut',
    storageFailed: 'signedOut',
    resumed: 'opening',
  },
  unknown: {
    ...ENDINGS,
    connected: 'unknown',
    wrote: 'unknown',
    durable: 'unknown',
    lost: 'unknown',
    storageFailed: 'unknown',
    resumed: 'opening',
  },
  // No way back: only a new page speaks the new schema.
  reload: {
    connected: 'reload',
    wrote: 'reload',
    durable: 'reload',
    lost: 'reload',
    storageFailed: 'reload',
    refused: 'reload',
    signedOut: 'reload',
    unknown: 'reload',
    reload: 'reload',
    resumed: 'reload',
  },
};
