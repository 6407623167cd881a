import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { GapCursor } from '@tiptap/pm/gapcursor';
import { Selection } from '@tiptap/pm/state';
import type { Step } from './running.ts';

/** Where nobody can write beside the block but in a line of its own. */
const isClosed = (node: Node | null): boolean =>
  node === null || node.isAtom || node.type.spec.isolating === true || node.type.name === 'table';

/** The gap between two blocks at top level that the caret comes to next, or null. */
function gapBeyond($from: ResolvedPos, by: Step): Selection | null {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const index = by > 0 ? $from.indexAfter(depth) : $from.index(depth);
    const isEdge = index === (by > 0 ? $from.node(depth).childCount : 0);
    if (depth < $from.depth && !isEdge) return null;
  }
  if ($from.depth < 2) return null;
  const edge = by > 0 ? $from.after(1) : $from.before(1);
  const $edge = $from.doc.resolve(edge);
  return isClosed($edge.nodeBefore) && isClosed($edge.nodeAfter) ? new GapCursor($edge) : null;
}

/** What the caret comes to when it leaves its text that way: a gap, other text, or a whole block. */
export function beyondText($caret: ResolvedPos, by: Step): Selection | null {
  const edge = by > 0 ? $caret.after() : $caret.before();
  return gapBeyond($caret, by) ?? Selection.findFrom($caret.doc.resolve(edge), by);
}
