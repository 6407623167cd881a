import { memo } from 'react';
import { renderContent } from '../../../shared/document/html/html.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { textOf } from '../../../shared/domain/content.ts';
import './card-body.css';
import './card-placeholders.css';

interface CardBodyProps {
  readonly content: ContentNode;
  readonly liveBlog: Pick<LiveBlog, 'timeZone' | 'languages'>;
}

const SILENT = new Set(['image', 'embed', 'table', 'horizontalRule']);

/** True where there is nothing to read yet. */
export function isEmpty(content: ContentNode): boolean {
  const shows = content.content?.some((block) => SILENT.has(block.type)) ?? false;
  return !shows && textOf(content).trim() === '';
}

/** The draft as readers would see it. */
export const CardBody = memo(function CardBody({ content, liveBlog }: CardBodyProps) {
  if (isEmpty(content)) return <p className="card-empty">Nothing written yet</p>;
  const markup = renderContent(content, {
    timeZone: liveBlog.timeZone,
    locale: liveBlog.languages[0] ?? 'en',
    permalink: null,
  });
  // renderContent escapes every value and lists every element that it makes.
  return <div className="card-body" dangerouslySetInnerHTML={{ __html: markup.toString() }} />;
});
