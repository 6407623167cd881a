import type { ResolvedPos } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { directionOfText } from '../../../../shared/document/html/direction.ts';

/** A side of the screen, as arrow keys name it. */
export type Side = 'left' | 'right';
/** Along the text: on, or back. */
export type Step = 1 | -1;

/** Which way that side is, where text runs so. */
export const stepTo = (side: Side, rightToLeft: boolean): Step =>
  (side === 'right') === rightToLeft ? -1 : 1;

const computed = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';

/** True where the node that begins at `position` stands right to left on the page. */
export function nodeRunsLeft(view: EditorView, position: number): boolean {
  const dom = view.nodeDOM(position);
  return computed(dom instanceof Element ? dom : view.dom);
}

/** The line around the caret: each line of a paragraph runs in the direction of its own words. */
function lineAround({ parent, parentOffset }: ResolvedPos): string {
  const text = parent.textBetween(0, parent.content.size, undefined, '\n');
  const begin = text.lastIndexOf('\n', parentOffset - 1) + 1;
  const end = text.indexOf('\n', parentOffset);
  return text.slice(parentOffset === 0 ? 0 : begin, end < 0 ? undefined : end);
}

/** True where the line with the caret runs right to left; one without letters runs as what is around it. */
export function lineRunsLeft(view: EditorView, $caret: ResolvedPos): boolean {
  const own = directionOfText(lineAround($caret));
  return own === null ? nodeRunsLeft(view, $caret.before()) : own === 'rtl';
}
