import type { ResolvedPos } from '@tiptap/pm/model';
import { GapCursor } from '@tiptap/pm/gapcursor';
import type { Selection } from '@tiptap/pm/state';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { CellSelection, nextCell } from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';
import { isPart, leavePart } from '../parts/leave-part.ts';
import { beyondText } from './beyond.ts';
import type { Side, Step } from './running.ts';
import { lineRunsLeft, nodeRunsLeft, stepTo } from './running.ts';
import { beyondBlock, blockRunsLeft } from './whole-blocks.ts';

interface Press {
  readonly side: Side;
  readonly extend: boolean;
  readonly by: 'character' | 'word';
}

const SIDES: Readonly<Record<string, Side>> = { ArrowLeft: 'left', ArrowRight: 'right' };
const isApple = /Mac|iP(hone|[oa]d)/.test(globalThis.navigator?.platform ?? '');

/** Null for every other key, and for chords that mean something else. */
function pressOf(event: KeyboardEvent): Press | null {
  const side = SIDES[event.key];
  const word = isApple ? event.altKey : event.ctrlKey;
  const other = event.metaKey || (isApple ? event.ctrlKey : event.altKey);
  if (side === undefined || other || event.isComposing) return null;
  return { side, extend: event.shiftKey, by: word ? 'word' : 'character' };
}

function select(view: EditorView, selection: Selection | null): true {
  if (selection !== null) view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  return true;
}

/** Position of the cell around the caret, where the caret's text is the first or last of it; else null. */
function cellToLeave($caret: ResolvedPos, side: 'first' | 'last'): number | null {
  for (let depth = $caret.depth - 1; depth > 0; depth -= 1) {
    const node = $caret.node(depth);
    const index = $caret.index(depth);
    if (index !== (side === 'first' ? 0 : node.childCount - 1)) return null;
    if (node.type.spec.tableRole === 'cell' || node.type.spec.tableRole === 'header_cell')
      return $caret.before(depth);
  }
  return null;
}

function tableAround($place: ResolvedPos): number | null {
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    if ($place.node(depth).type.spec.tableRole === 'table') return $place.before(depth);
  }
  return null;
}

/** Fields and cells stand beside each other as their block runs, whatever runs in them. */
function leavesLeft(view: EditorView, $caret: ResolvedPos): boolean {
  if (isPart($caret.parent)) return nodeRunsLeft(view, $caret.before(-1));
  const table = tableAround($caret);
  const inOne = cellToLeave($caret, 'first') !== null && cellToLeave($caret, 'last') !== null;
  return table !== null && inOne ? nodeRunsLeft(view, table) : lineRunsLeft(view, $caret);
}

function leaveText(view: EditorView, $caret: ResolvedPos, side: Side): boolean {
  const rightToLeft = leavesLeft(view, $caret);
  const step = stepTo(side, rightToLeft);
  const mixed = rightToLeft || lineRunsLeft(view, $caret);
  // Where all runs to the right, others know the way.
  if (isPart($caret.parent)) return leavePart(view, $caret, step) || mixed;
  return mixed && select(view, beyondText($caret, step));
}

/** Selects the cell and the one beside it. */
function extendToCell(view: EditorView, $caret: ResolvedPos, side: Side): boolean {
  const table = tableAround($caret);
  if (table === null) return false;
  const step = stepTo(side, nodeRunsLeft(view, table));
  const cell = cellToLeave($caret, step > 0 ? 'last' : 'first');
  const $cell = cell === null ? null : view.state.doc.resolve(cell);
  const $next = $cell === null ? null : nextCell($cell, 'horiz', step);
  if ($cell === null || $next === null) return false;
  return select(view, new CellSelection($cell, $next));
}

/** The browser knows how the letters stand. */
function goAsShown(view: EditorView, press: Press): true {
  const selection = view.dom.ownerDocument.getSelection();
  selection?.modify(press.extend ? 'extend' : 'move', press.side, press.by);
  return true;
}

/** Over a line break beside the caret, or null where none is on that side. */
function overBreak($head: ResolvedPos, step: Step): number | null {
  const beside = step > 0 ? $head.nodeAfter : $head.nodeBefore;
  return beside?.type.name === 'hardBreak' ? $head.pos + step * beside.nodeSize : null;
}

/** ProseMirror looks at the letters only where some run to the left, and not at what is around them. */
function isAtEdge(view: EditorView, $head: ResolvedPos, side: Side): boolean {
  if (hasRightToLeft($head.parent.textContent)) return view.endOfTextblock(side);
  const edge = stepTo(side, lineRunsLeft(view, $head)) > 0 ? $head.parent.content.size : 0;
  return $head.parentOffset === edge;
}

function inText(view: EditorView, { $anchor, $head, empty }: TextSelection, press: Press): boolean {
  const plain = !press.extend && press.by === 'character';
  const rightToLeft = lineRunsLeft(view, $head);
  if (plain && !empty) return false;
  if (isAtEdge(view, $head, press.side)) {
    if (plain) return leaveText(view, $head, press.side);
    if (!press.extend || !leavesLeft(view, $head)) return false;
    return extendToCell(view, $head, press.side) || goAsShown(view, press);
  }
  const isWithin = $head.nodeBefore?.isText === true && $head.nodeAfter?.isText === true;
  if (isWithin || !(rightToLeft || hasRightToLeft($head.parent.textContent))) return false;
  // Beside an end of the text or a line break, ProseMirror takes left for back.
  const beyond = overBreak($head, stepTo(press.side, rightToLeft));
  if (beyond === null || press.by === 'word') return goAsShown(view, press);
  const anchor = press.extend ? $anchor.pos : beyond;
  return select(view, TextSelection.create(view.state.doc, anchor, beyond));
}

const hasRightToLeft = (text: string): boolean => /[\u0590-\u08FF\uFB1D-\uFEFC]/.test(text);

/** Runs the other plugins as if the opposite key had been pressed. */
function opposite(view: EditorView, event: KeyboardEvent): boolean {
  const key = event.key === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const turned = new KeyboardEvent('keydown', { key, code: key, shiftKey: event.shiftKey });
  return view.someProp('handleKeyDown', (handle) => handle(view, turned)) ?? false;
}

/** Left and right go as the text runs that the caret is in or comes to, in blocks of every direction. */
export function arrowKeys(): Plugin {
  let turning = false;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const press = turning || view.composing ? null : pressOf(event);
        if (press === null) return false;
        const { selection } = view.state;
        if (selection instanceof TextSelection) return inText(view, selection, press);
        if (selection instanceof CellSelection) {
          const table = tableAround(selection.$anchorCell);
          if (table === null || !nodeRunsLeft(view, table)) return false;
          turning = true;
          const handled = opposite(view, event);
          turning = false;
          return handled;
        }
        const whole = selection instanceof NodeSelection || selection instanceof GapCursor;
        if (!whole || press.extend || !blockRunsLeft(view, selection)) return false;
        return select(view, beyondBlock(selection, stepTo(press.side, true)));
      },
    },
  });
}
