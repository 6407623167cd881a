import type { ContentNode } from '../../domain/content.ts';
import type { Problem } from './problem.ts';
import { isAllowedUrl } from '../schema/url.ts';

function linksOf(node: ContentNode): readonly unknown[] {
  const own = (node.marks ?? []).filter((mark) => mark.type === 'link');
  return [...own.map((mark) => mark.attrs?.href), ...(node.content ?? []).flatMap(linksOf)];
}

/** Pages leave such a link out; data and feeds would hand it on as it is. */
export function linkProblems(block: ContentNode): readonly Problem[] {
  return linksOf(block)
    .filter((href) => typeof href !== 'string' || !isAllowedUrl(href))
    .map(() => ({
      code: 'link_address_invalid',
      message: 'Give this link an http, https or mailto address.',
    }));
}
