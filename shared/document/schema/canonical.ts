import { soundText } from '../../domain/characters.ts';
import type { ContentMark, ContentNode, Json } from '../../domain/content.ts';
import { withSoundConfirmation } from './quote/confirmation.ts';

/** JSON with the keys of every object sorted, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

type Attributes = { readonly [name: string]: Json };

/** A value whose every text is sound. */
function soundValue(value: Json): Json {
  if (typeof value === 'string') return soundText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(soundValue);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, soundValue(part)]));
}

function withoutNulls(attributes: Attributes | undefined): Attributes | undefined {
  if (attributes === undefined) return undefined;
  const kept = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, soundValue(value)] as const);
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

function joined(children: readonly ContentNode[]): readonly ContentNode[] {
  const content: ContentNode[] = [];
  for (const child of children) {
    const last = content.at(-1);
    if (child.text === '') continue;
    if (joins(last, child))
      content[content.length - 1] = { ...last, text: `${last.text}${child.text}` };
    else content.push(child);
  }
  return content;
}

const soundRun = (node: ContentNode): ContentNode =>
  node.text === undefined ? node : { ...node, text: soundText(node.text) };

/** Halves of one emoji can stand in two runs; and a run in which nothing is left parts its neighbours no more. */
const normaliseChildren = (children: readonly ContentNode[]): readonly ContentNode[] =>
  joined(joined(children.map(normaliseNode)).map(soundRun));

function normaliseNode(node: ContentNode): ContentNode {
  const marks = normaliseMarks(node.marks);
  const attrs = withoutNulls(node.attrs);
  const content = normaliseChildren(node.content ?? []);
  const normalised = {
    type: node.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
    ...(node.text === undefined ? {} : { text: node.text }),
    ...(marks.length === 0 ? {} : { marks }),
  };
  return node.type === 'quote' ? withSoundConfirmation(normalised) : normalised;
}

/**
 * One form for content that reads the same, and the form in which it is published: neighbouring text runs
 * joined, marks sorted, null attributes and empty text left out, as replicas order marks and split text by the
 * history that they saw; without characters that no page or feed can hold; and quotes whose words changed
 * after they were confirmed as unconfirmed.
 */
export function normalise(node: ContentNode): ContentNode {
  return normaliseNode(node);
}
