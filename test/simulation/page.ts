import { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { documentSchema } from '../../shared/document/schema/registry.ts';
import { readDraft } from '../../shared/document/sequence/draft.ts';

/** What an editor that opens the document now shows. */
export function pageOf(document: Y.Doc): Node {
  const { content } = readDraft(document);
  const empty = documentSchema.topNodeType.createAndFill();
  return content.content === undefined && empty !== null
    ? empty
    : Node.fromJSON(documentSchema, content);
}
