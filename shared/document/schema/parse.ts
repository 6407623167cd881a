import { Node } from '@tiptap/pm/model';
import { z } from 'zod';
import type { ContentNode } from '../../domain/content.ts';
import { DOCUMENT_LIMITS } from '../../limits.ts';
import type { Result } from '../../result.ts';
import { ok, refuse } from '../../result.ts';
import { isSoundAttribute } from './attributes.ts';
import { normalise } from './canonical.ts';
import { documentSchema } from './registry.ts';

const nodeSchema = z.looseObject({
  type: z.string(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
});

/** What keeps JSON from being a tree of nodes that the schema can look at, or null. */
function treeProblem(json: unknown, depth = 1): string | null {
  const most = DOCUMENT_LIMITS.jsonDepth;
  if (depth > most) return `it is nested more than ${most} levels deep`;
  const node = nodeSchema.safeParse(json);
  if (!node.success) return 'every node is {type, attrs?, content?}, its content a list of nodes';
  for (const child of node.data.content ?? []) {
    const problem = treeProblem(child, depth + 1);
    if (problem !== null) return problem;
  }
  return null;
}

/** A body that came from outside: valid for the schema, in its one form; quotes and stamps without an id get one. */
export function parseContent(
  json: ContentNode,
  newId: () => string,
): Result<ContentNode, { readonly message: string }> {
  const problem = treeProblem(json);
  if (problem !== null) return refuse({ message: `The content cannot be read: ${problem}.` });
  try {
    const node = Node.fromJSON(documentSchema, withIds(json, newId));
    if (node.type !== documentSchema.topNodeType) {
      return refuse({ message: 'The content must be a node of type "doc".' });
    }
    node.check();
    node.descendants(checkAttributes);
    return ok(normalise(node.toJSON() as ContentNode));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    return refuse({ message: `The content does not fit the document schema: ${reason}` });
  }
}

/** ProseMirror takes any value. */
function checkAttributes(node: Node): void {
  for (const { type, attrs } of [node, ...node.marks]) {
    for (const [name, value] of Object.entries(attrs)) {
      if (isSoundAttribute(type.name, name, value)) continue;
      throw new RangeError(`${type.name} cannot have this value of ${name}`);
    }
  }
}

function withIds(node: ContentNode, newId: () => string): ContentNode {
  const needsId = node.type === 'quote' || node.type === 'locationStamp';
  const attrs = needsId && !node.attrs?.id ? { ...node.attrs, id: newId() } : node.attrs;
  return {
    ...node,
    ...(attrs === undefined ? {} : { attrs }),
    ...(node.content === undefined
      ? {}
      : { content: node.content.map((child) => withIds(child, newId)) }),
  };
}
