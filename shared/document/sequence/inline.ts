import type { Mark, Node, NodeType } from '@tiptap/pm/model';
import type { Marks, Run } from './entries.ts';
import type { Attributes } from './form.ts';
import { HARD_BREAK } from './form.ts';

/** A line feed that another program wrote is a break as well. */
const BREAKS = /[\u2028\n]/;

function marksFor(type: NodeType, marks: Marks): readonly Mark[] {
  const { schema } = type;
  let all: readonly Mark[] = [];
  for (const [name, value] of Object.entries(marks)) {
    const mark = schema.marks[name];
    if (mark === undefined || value === null || !type.allowsMarkType(mark)) continue;
    const attributes = typeof value === 'object' ? (value as Attributes) : null;
    all = mark.create(attributes).addToSet(all);
  }
  return all;
}

function nodesOfRun({ text, marks }: Run, type: NodeType): Node[] {
  const { schema } = type;
  const { hardBreak } = schema.nodes;
  const own = marksFor(type, marks);
  if (!BREAKS.test(text)) return text === '' ? [] : [schema.text(text, own)];
  const mayBreak = hardBreak !== undefined && type.contentMatch.matchType(hardBreak) !== null;
  return text
    .split(BREAKS)
    .flatMap((piece, index) => [
      ...(index === 0
        ? []
        : [mayBreak ? hardBreak.create(null, null, own) : schema.text(' ', own)]),
      ...(piece === '' ? [] : [schema.text(piece, own)]),
    ]);
}

/** The characters of a line as content of a text block; marks and breaks that it cannot hold do not show. */
export const inlineNodes = (runs: readonly Run[], type: NodeType): readonly Node[] =>
  runs.flatMap((run) => nodesOfRun(run, type));

/** The characters that a text block's inline node stands for. */
export const charactersOf = (node: Node): string => node.text ?? HARD_BREAK;
