import type { Node, NodeType, Slice } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { scriptText } from '../../../../shared/domain/script-text.ts';
import { PART_NAMES } from '../parts/part-names.ts';
import type { Line } from './flatten.ts';
import { linesIn, noteFlattened } from './flatten.ts';
import type { Losses } from './losses.ts';

/** Where something goes: both ends in one text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** The field that holds both ends, or null. */
export function fieldAt(document: Node, { from, to }: Place): Node | null {
  const $from = document.resolve(from);
  const { parent } = $from;
  return parent.type.name in PART_NAMES && $from.sameParent(document.resolve(to)) ? parent : null;
}

const takesBreaks = (field: NodeType): boolean => {
  const { hardBreak } = field.schema.nodes;
  return hardBreak !== undefined && field.contentMatch.matchType(hardBreak) !== null;
};

/** One node of a line as a field can hold it: without marks there, raised numbers by their characters. */
function fitted(node: Node, field: NodeType): Node | null {
  if (field.contentMatch.matchType(node.type) === null) {
    return node.isLeaf && node.type.name === 'hardBreak' ? field.schema.text(' ') : null;
  }
  const marks = field.allowedMarks(node.marks);
  if (!node.isText || marks.length === node.marks.length) return node.mark(marks);
  const text = scriptText(
    node.text ?? '',
    node.marks.map(({ type }) => ({ type: type.name })),
  );
  return field.schema.text(text, marks);
}

/** Lines as the content of a field: broken where the field takes breaks, else one after the other. */
function fieldContent(lines: readonly Line[], field: NodeType): Fragment {
  const between = takesBreaks(field)
    ? field.schema.nodes.hardBreak?.create()
    : field.schema.text(' ');
  const nodes = lines.flatMap((line, index) => [
    ...(index > 0 && between !== undefined ? [between] : []),
    ...line,
  ]);
  return Fragment.from(nodes.flatMap((node) => fitted(node, field) ?? []));
}

/** Puts what was pasted into a field without tearing it: as its text ([C7]). */
export function intoField(
  transaction: Transaction,
  { from, to }: Place,
  { slice, losses }: { readonly slice: Slice; readonly losses: Losses },
): Transaction {
  const field = transaction.doc.resolve(from).parent.type;
  noteFlattened(slice, losses);
  const content = fieldContent(linesIn(slice.content), field);
  transaction.replaceWith(from, to, content);
  return transaction.setSelection(TextSelection.create(transaction.doc, from + content.size));
}

/** The headline that holds both ends, or null. */
export function headlineAt(document: Node, { from, to }: Place): Node | null {
  const $from = document.resolve(from);
  const isHeadline = $from.parent.type.name === 'headline';
  return isHeadline && $from.sameParent(document.resolve(to)) ? $from.parent : null;
}

/** A headline takes the first line of what was pasted; the rest stands below it. */
export function intoHeadline(
  transaction: Transaction,
  { from, to }: Place,
  { slice, losses }: { readonly slice: Slice; readonly losses: Losses },
): Transaction {
  const { parent } = transaction.doc.resolve(from);
  const first = slice.content.firstChild;
  const { childCount } = slice.content;
  if (childCount === 1 && first?.isBlock === true && !first.isTextblock && first.isAtom) {
    transaction.insert(transaction.doc.resolve(to).after(), first);
    return transaction;
  }
  if (first?.isTextblock !== true || childCount === 1) {
    return intoField(transaction, { from, to }, { slice, losses });
  }
  const words = fieldContent(linesIn(Fragment.from(first)), parent.type);
  transaction.replaceWith(from, to, words);
  const after = transaction.doc.resolve(from).after();
  const rest = Fragment.from(slice.content.content.slice(1));
  transaction.insert(after, rest);
  const end = transaction.doc.resolve(after + rest.size);
  return transaction.setSelection(TextSelection.near(end, -1));
}
