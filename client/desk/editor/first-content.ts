import type { JSONContent } from '@tiptap/core';
import { contentOf } from '../../../shared/document/sequence/draft.ts';
import type { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import { isLong } from './long-drafts/block-groups.ts';

/**
 * What an editor begins with: the text as it is, or null where there is none. A long one comes by the binding alone,
 * as an editor first draws without its plugins, which group the blocks.
 */
export function firstContent(body: ShownBody): JSONContent | null {
  if (isLong(body.current.nodes.length)) return null;
  const content = contentOf(body.current) as JSONContent;
  return content.content === undefined ? null : content;
}
