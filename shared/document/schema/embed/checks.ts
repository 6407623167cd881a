import type { ContentNode } from '../../../domain/content.ts';
import { textAttribute } from '../../../domain/content.ts';
import type { Problem } from '../../checks/problem.ts';
import { isPublicAddress } from '../url.ts';

export function embedProblems(node: ContentNode): readonly Problem[] {
  const address = textAttribute(node, 'url') ?? '';
  if (isPublicAddress(address)) return [];
  const message = 'Give the public https address of what to embed.';
  return [{ code: 'embed_address_invalid', message }];
}
