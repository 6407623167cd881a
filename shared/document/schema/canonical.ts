import type { ContentMark, ContentNode, Json } from '../../domain/content.ts';

/** JSON with the keys of every object sorted, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

type Attributes = { readonly [name: string]: Json };

function withoutNulls(attributes: Attributes | undefined): Attributes | undefined {
  if (attributes === undefined) return undefined;
  const kept = Object.entries(attributes).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function normaliseMarks(marks: readonly ContentMark[] | undefined): readonly ContentMark[] {
  return (marks ?? [])
    .map(({ type, attrs }) => {
      const kept = withoutNulls(attrs);
      return kept === undefined ? { type } : { type, attrs: kept };
    })
    .toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

function joins(a: ContentNode | undefined, b: ContentNode): a is ContentNode {
  return (
    a?.text !== undefined &&
    b.text !== undefined &&
    canonicalJson(a.marks ?? []) === canonicalJson(b.marks ?? [])
  );
}

/**
 * One form for content that reads the same: neighbouring text runs joined, marks sorted, null attributes
 * and empty text left out. Replicas order marks and split text by the history that they saw.
 */
export function normalise(node: ContentNode): ContentNode {
  const marks = normaliseMarks(node.marks);
  const attrs = withoutNulls(node.attrs);
  const content: ContentNode[] = [];
  for (const child of (node.content ?? []).map(normalise)) {
    const last = content.at(-1);
    if (child.text === '') continue;
    if (joins(last, child))
      content[content.length - 1] = { ...last, text: `${last.text}${child.text}` };
    else content.push(child);
  }
  return {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(marks.length === 0 ? {} : { marks }),
  };
}
