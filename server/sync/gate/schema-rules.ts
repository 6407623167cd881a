import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import { isSoundAttribute } from '../../../shared/document/schema/attributes.ts';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import type { DraftMeta } from '../../../shared/domain/update.ts';

interface NodeRule {
  /** Names of the nodes that may stand in it, in any order and number ([W5]); `text` among them. */
  readonly children: ReadonlySet<string>;
  readonly attributes: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
}

function namesIn(match: ContentMatch, seen = new Set<ContentMatch>()): string[] {
  if (seen.has(match)) return [];
  seen.add(match);
  const edges = Array.from({ length: match.edgeCount }, (_, index) => match.edge(index));
  return edges.flatMap(({ type, next }) => [type.name, ...namesIn(next, seen)]);
}

const ruleOf = (type: NodeType): NodeRule => ({
  children: new Set(namesIn(type.contentMatch)),
  attributes: new Set(Object.keys(type.spec.attrs ?? {})),
  marks: new Set(
    Object.values(documentSchema.marks)
      .filter((mark) => type.allowsMarkType(mark))
      .map(({ name }) => name),
  ),
});

const rules: ReadonlyMap<string, NodeRule> = new Map(
  Object.values(documentSchema.nodes).map((type) => [type.name, ruleOf(type)]),
);

const markAttributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.values(documentSchema.marks).map(({ name, spec }) => [
    name,
    new Set(Object.keys(spec.attrs ?? {})),
  ]),
);

const META_FIELDS: { readonly [field in keyof DraftMeta]: true } = {
  kind: true,
  occurredAt: true,
  key: true,
  bylines: true,
  labels: true,
};

/** The node that the body itself is. */
export const BODY_NODE = documentSchema.topNodeType.name;

export const mayHold = (parent: string, child: string): boolean =>
  rules.get(parent)?.children.has(child) ?? false;

export const isAttributeValue = (node: string, name: string, value: unknown): boolean =>
  (rules.get(node)?.attributes.has(name) ?? false) && isSoundAttribute(node, name, value);

export const isMetaField = (name: string): boolean => Object.hasOwn(META_FIELDS, name);

/** A mark that starts (its attributes, or `true`) or ends (`null`) inside the text of `parent`. */
export function isMark(parent: string, mark: string, value: unknown): boolean {
  const attributes = markAttributes.get(mark);
  if (attributes === undefined || !rules.get(parent)?.marks.has(mark)) return false;
  if (value === null || value === true) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([name, inner]) => attributes.has(name) && isSoundAttribute(mark, name, inner),
  );
}
