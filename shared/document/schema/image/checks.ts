import type { ContentNode } from '../../../domain/content.ts';
import { textAttribute } from '../../../domain/content.ts';
import type { Problem } from '../../checks/problem.ts';
import { isMediaUrl } from '../url.ts';

export function imageProblems(node: ContentNode): readonly Problem[] {
  const source = textAttribute(node, 'src');
  const described = (textAttribute(node, 'alt') ?? '').trim() !== '';
  return [
    ...(source === null || !isMediaUrl(source)
      ? [{ code: 'image_missing', message: 'Upload the picture here.' }]
      : []),
    ...(described
      ? []
      : [
          {
            code: 'image_alt_missing',
            message: 'Describe the picture for those who cannot see it.',
          },
        ]),
  ];
}
