import { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { ContentNode } from '../../domain/content.ts';
import { documentSchema } from '../schema/registry.ts';
import { flattenAll } from './flatten.ts';
import { bodyOf } from './form.ts';
import { insertAll } from './insert.ts';
import { projectBody } from './project.ts';
import { documentOf } from './projection.ts';
import { wholeUnitsOf } from './units.ts';
import { writeDocument } from './write-document.ts';

/**
 * Makes the body say `content`, which must fit the schema, as an ordinary edit of the document: what stays is
 * not touched, and of a line that changes only the characters that differ. Never a reset: what others type
 * meanwhile merges with it.
 */
export function replaceBody(document: Y.Doc, content: ContentNode): void {
  const node = Node.fromJSON(documentSchema, content);
  document.transact(() => {
    // Nothing to compare with, hidden lines included.
    if (bodyOf(document).length === 0) {
      insertAll(bodyOf(document), wholeUnitsOf(flattenAll(node, 0)));
      return;
    }
    const body = projectBody(document);
    writeDocument(body, documentOf(body), node, null);
  });
}
