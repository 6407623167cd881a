import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { button } from '../dom.ts';
import { PART_NAMES } from './part-names.ts';

const hasPart = (block: Node, part: string): boolean =>
  block.children.some((child) => child.type.name === part);

/** Names of `order` that the block lacks: a merge may lose a field, and some begin without all. */
function missingParts(block: Node, order: readonly string[]): readonly string[] {
  return order.filter((part) => !hasPart(block, part));
}

/** Adds an empty field in its usual place and puts the caret into it. */
function addPart(editor: Editor, position: number, part: string, order: readonly string[]): void {
  const block = editor.state.doc.nodeAt(position);
  const type = editor.schema.nodes[part];
  if (block === null || type === undefined) return;
  const later = new Set(order.slice(order.indexOf(part) + 1));
  let at = position + 1;
  for (const child of block.children) {
    if (later.has(child.type.name)) break;
    at += child.nodeSize;
  }
  const transaction = editor.state.tr.insert(at, type.create());
  transaction.setSelection(TextSelection.create(transaction.doc, at + 1)).scrollIntoView();
  editor.view.dispatch(transaction);
  editor.view.focus();
}

function addButton(
  { editor, getPos }: MissingPartsProps,
  part: string,
  order: readonly string[],
): HTMLButtonElement {
  return button(`+ ${PART_NAMES[part]?.label ?? part}`, 'block-add-part', () => {
    const position = getPos();
    if (position !== undefined) addPart(editor, position, part, order);
  });
}

interface MissingPartsProps {
  readonly editor: Editor;
  readonly getPos: () => number | undefined;
}

/**
 * Shows in `target` a button for each field that is not there; `hidden` ones belong to another variant of the
 * block. What stands there already stays: a block is shown anew with each letter.
 */
export function showMissingParts(
  target: HTMLElement,
  props: MissingPartsProps & { readonly block: Node },
  order: readonly string[],
  hidden: readonly string[] = [],
): void {
  const missing = missingParts(props.block, order).filter((part) => !hidden.includes(part));
  if (target.dataset.missing === missing.join(' ')) return;
  target.dataset.missing = missing.join(' ');
  target.replaceChildren(...missing.map((part) => addButton(props, part, order)));
}
