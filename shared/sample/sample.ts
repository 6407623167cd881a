import type { ContentNode } from '../domain/content.ts';
import type { Instant } from '../ids.ts';

/** One of the two reporters, who type at the same time. */
type Writer = 0 | 1;

/** One update of the sample coverage, and what happens to it once it is published. */
export interface SampleUpdate {
  readonly title: string;
  /** In reading order, each with the one who writes it. */
  readonly blocks: readonly { readonly by: Writer; readonly node: ContentNode }[];
  readonly key: boolean;
  /** Ids of the quotes to pin. */
  readonly pin: readonly string[];
  readonly afterwards:
    | { readonly type: 'nothing' }
    | {
        readonly type: 'correct';
        readonly before: string;
        readonly after: string;
        readonly note: string;
      }
    | { readonly type: 'withdraw'; readonly reason: string };
}

/** What the coverage takes from the moment in which it is made. */
export interface SampleMoment {
  /** The identifier that this making gives a quote or a stamp of that name: always the same. */
  readonly idOf: (name: string) => string;
  readonly now: () => Instant;
}

/** Blocks of the first reporter, and of the second. */
export const first = (...nodes: readonly ContentNode[]) =>
  nodes.map((node) => ({ by: 0, node }) as const);
export const second = (...nodes: readonly ContentNode[]) =>
  nodes.map((node) => ({ by: 1, node }) as const);

/** An update of which nothing more is to be told. */
export const QUIET = { key: false, pin: [], afterwards: { type: 'nothing' } } as const;
