import type { ContentNode } from '../../domain/content.ts';
import { textAttribute } from '../../domain/content.ts';
import type { Problem } from '../problem.ts';

export function embedProblems(node: ContentNode): readonly Problem[] {
  const address = textAttribute(node, 'url') ?? '';
  return URL.canParse(address) && new URL(address).protocol === 'https:'
    ? []
    : [{ code: 'embed_address_invalid', message: 'Give the https address of what to embed.' }];
}
