import { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { ContentNode } from '../../domain/content.ts';
import { documentSchema } from '../schema/registry.ts';
import { projectBody } from './project.ts';
import { documentOf } from './projection.ts';
import { writeDocument } from './write-document.ts';

/**
 * Makes the body say `content`, which must fit the schema, as an ordinary edit of the document: what stays is
 * not touched, and of a line that changes only the characters that differ. Never a reset: what others type
 * meanwhile merges with it.
 */
export function replaceBody(document: Y.Doc, content: ContentNode): void {
  document.transact(() => {
    const body = projectBody(document);
    writeDocument(body, documentOf(body), Node.fromJSON(documentSchema, content), null);
  });
}
