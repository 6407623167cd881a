import type { ContentNode } from '../../domain/content.ts';
import type { Html } from './template.ts';

/** What rendering needs to know beside the content. */
export interface RenderContext {
  /** IANA zone of the event: holds where a block names none. */
  readonly timeZone: string;
  /** BCP 47 tag in which times are written. */
  readonly locale: string;
  /** Address of the update that holds the content, for links to its quotes; null where there is none yet. */
  readonly permalink: string | null;
}

/** Renders one block; `inner` renders what it holds. */
export type RenderBlock = (
  node: ContentNode,
  context: RenderContext,
  inner: (node: ContentNode) => Html,
) => Html;
