import type { ContentNode } from '../../domain/content.ts';
import type { Problem } from './problem.ts';
import { isAllowedUrl } from '../schema/url.ts';

/** Of the marks on a node itself. Pages leave such a link out; data and feeds would hand it on as it is. */
export function linkProblems({ marks = [] }: ContentNode): readonly Problem[] {
  return marks
    .filter(({ type }) => type === 'link')
    .map(({ attrs }) => attrs?.href)
    .filter((href) => typeof href !== 'string' || !isAllowedUrl(href))
    .map(() => ({
      code: 'link_address_invalid',
      message: 'Give this link an http, https or mailto address.',
    }));
}
