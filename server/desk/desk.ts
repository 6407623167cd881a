import type { Refusal } from '../../shared/domain/refusal.ts';
import { refuse } from '../../shared/result.ts';
import type { Auth } from '../auth/auth.ts';
import type { Directory } from '../auth/directory.ts';
import type { Bus } from '../bus/in-process.ts';
import type { Pictures } from '../media/pictures.ts';
import type { Store } from '../store/store.ts';
import type { Drafts, OlderCopies } from './drafts.ts';
import type { Presenter } from './present.ts';
import type { SeenDrafts } from './seen-drafts.ts';

// Enters: commands and questions of people. Leaves: decided effects, written in one transaction each, and domain
// results. Never touches a Yjs document, never writes to a reader, and knows nothing of HTTP.

/** What app.ts wires into this room; each command and query picks what it uses. */
export interface Desk {
  readonly store: Store;
  readonly drafts: Drafts;
  readonly olderCopies: OlderCopies;
  readonly auth: Auth;
  readonly directory: Directory;
  readonly pictures: Pictures;
  readonly presenter: Presenter;
  readonly seen: SeenDrafts;
  readonly bus: Bus;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** Of the installation: what links are derived from. */
  readonly secret: string;
  /** Origin for links, such as `https://desk.example.org`. */
  readonly origin: () => string;
}

const NO_SUCH_UPDATE: Refusal = {
  code: 'not_found',
  message: 'There is no such update.',
};
const NO_SUCH_LIVE_BLOG: Refusal = {
  code: 'not_found',
  message: 'There is no such live blog.',
};
const NO_SUCH_VERSION: Refusal = {
  code: 'not_found',
  message: 'This update has no such version.',
};
/** Refused with `not_found`. */
export const unknownUpdate = refuse(NO_SUCH_UPDATE);
/** Refused with `not_found`. */
export const unknownLiveBlog = refuse(NO_SUCH_LIVE_BLOG);
/** Refused with `not_found`. */
export const unknownVersion = refuse(NO_SUCH_VERSION);
