import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import type { ContentNode } from '../../shared/domain/content.ts';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import type { CleanHtml } from '../../client/desk/editor/paste/clean-html.ts';
import { cleanHtml } from '../../client/desk/editor/paste/clean-html.ts';
import { outline } from './outline.ts';

export const ORIGIN = 'https://desk.example';

/** Cleans HTML as the editor does; for tests in an environment with a DOM. */
export const cleaned = (html: string): CleanHtml =>
  cleanHtml(html, { parser: new DOMParser(), origin: ORIGIN });

/** What a new body would hold, as ProseMirror JSON. */
export function pastedContent(html: string): ContentNode {
  const { body } = new DOMParser().parseFromString(cleaned(html).html, 'text/html');
  const document = SchemaParser.fromSchema(documentSchema).parse(body);
  document.check();
  // ProseMirror's JSON, whose shape the schema guarantees.
  return document.toJSON() as ContentNode;
}

/** What a new body would hold, in lines of signs. */
export const pasted = (html: string): string => outline(pastedContent(html));
