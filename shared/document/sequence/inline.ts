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

function addRun({ text, marks }: Run, type: NodeType, nodes: Node[]): void {
  const { schema } = type;
  const own = marksFor(type, marks);
  if (!BREAKS.test(text)) {
    if (text !== '') nodes.push(schema.text(text, own));
    return;
  }
  const { hardBreak } = schema.nodes;
  const mayBreak = hardBreak !== undefined && type.contentMatch.matchType(hardBreak) !== null;
  for (const [index, piece] of text.split(BREAKS).entries()) {
    if (index > 0) nodes.push(mayBreak ? hardBreak.create(null, null, own) : schema.text(' ', own));
    if (piece !== '') nodes.push(schema.text(piece, own));
  }
}

/** The characters of a line as content of a text block; marks and breaks that it cannot hold do not show. */
export function inlineNodes(runs: readonly Run[], type: NodeType): readonly Node[] {
  const nodes: Node[] = [];
  for (const run of runs) addRun(run, type, nodes);
  return nodes;
}

/** The characters that a text block's inline node stands for. */
export const charactersOf = (node: Node): string => node.text ?? HARD_BREAK;
