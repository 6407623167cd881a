import type { ContentHash } from '../ids.ts';
import type { WordChange } from './correction.ts';

/** One thing that keeps a draft from being published, said beside the block that fails. */
export interface PublishProblem {
  /** Stable name, such as `quote_speaker_missing`. */
  readonly code: string;
  /** What is missing and what to do, for people. */
  readonly message: string;
  /** Index of the top-level block in the body, or null where the whole update is meant. */
  readonly block: number | null;
}

/** Why a command was not carried out. `code` is what programs read, `message` what people do. */
export type Refusal =
  | { readonly code: 'invalid'; readonly message: string }
  | { readonly code: 'unauthenticated'; readonly message: string }
  | { readonly code: 'forbidden'; readonly message: string }
  | { readonly code: 'not_found'; readonly message: string }
  | { readonly code: 'conflict'; readonly message: string }
  | {
      readonly code: 'changed';
      readonly message: string;
      readonly contentHash: ContentHash;
      /** From what is stored under the hash that the editor saw; null where that is not known. */
      readonly difference: readonly WordChange[] | null;
    }
  | {
      readonly code: 'not_publishable';
      readonly message: string;
      readonly problems: readonly PublishProblem[];
    }
  /** Of a time that the server no longer knows enough of. */
  | { readonly code: 'too_old'; readonly message: string }
  | { readonly code: 'too_large'; readonly message: string }
  | { readonly code: 'key_reused'; readonly message: string };
