import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';

export function CardBody({ content }: { readonly content: ContentNode }) {
  return (
    <div className="card-body">
      {(content.content ?? []).map((block, index) => (
        <p key={index}>{textOf(block)}</p>
      ))}
    </div>
  );
}
