import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { directionOfText } from '../../../../shared/document/html/direction.ts';
import type { Step } from './running.ts';

const directionOf = (node: Node | null | undefined): 'ltr' | 'rtl' | null =>
  node === null || node === undefined ? null : directionOfText(node.textContent);

/**
 * True where arrow keys go right to left from a whole block or a gap: as its own words run, else those before it,
 * from which one comes, else those after it.
 */
export function blockRunsLeft(view: EditorView, { $from, $to }: Selection): boolean {
  const own = $from.pos === $to.pos ? null : directionOf($from.nodeAfter);
  const found = own ?? directionOf($from.nodeBefore) ?? directionOf($to.nodeAfter);
  return (found ?? getComputedStyle(view.dom).direction) === 'rtl';
}

export const beyondBlock = ({ $from, $to }: Selection, by: Step): Selection | null =>
  Selection.findFrom(by > 0 ? $to : $from, by);
