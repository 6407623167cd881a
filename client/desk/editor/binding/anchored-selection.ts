import { GapCursor } from '@tiptap/pm/gapcursor';
import type { Node } from '@tiptap/pm/model';
import { AllSelection, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type * as Y from 'yjs';
import type { FoundPlace, Shown } from './anchored-place.ts';
import { anchorPlace, findPlace, gapBefore } from './anchored-place.ts';

/** A selection whose ends move with the text. */
export interface AnchoredSelection {
  readonly kind: 'text' | 'node' | 'gap' | 'cells' | 'all';
  readonly anchor: Y.RelativePosition | null;
  readonly head: Y.RelativePosition | null;
}

function kindOf(selection: Selection): AnchoredSelection['kind'] {
  if (selection instanceof AllSelection) return 'all';
  if (selection instanceof NodeSelection) return 'node';
  if (selection instanceof CellSelection) return 'cells';
  return selection instanceof TextSelection ? 'text' : 'gap';
}

export function anchorSelection(shown: Shown, selection: Selection): AnchoredSelection {
  const anchor = anchorPlace(shown, selection.anchor);
  const head = selection.empty ? anchor : anchorPlace(shown, selection.head);
  return { kind: kindOf(selection), anchor, head };
}

/** A caret between two blocks: what is typed there becomes a line of its own. */
const gapAt = (document: Node, position: number): Selection =>
  new GapCursor(document.resolve(position));

function textSelection(document: Node, anchor: FoundPlace, head: FoundPlace): Selection {
  if (head.kind === 'gone') return gapAt(document, head.position);
  const $head = document.resolve(head.position);
  if (!$head.parent.inlineContent) return Selection.near($head);
  const $anchor = document.resolve(anchor.position);
  return new TextSelection($anchor.parent.inlineContent ? $anchor : $head, $head);
}

/** The selection where its ends are now, or null where nothing is known of them. */
export function restoreSelection(
  shown: Shown,
  { kind, anchor, head }: AnchoredSelection,
  doc: Y.Doc,
): Selection | null {
  const { document } = shown;
  if (kind === 'all') return new AllSelection(document);
  if (anchor === null || head === null) return null;
  const [from, to] = [findPlace(shown, anchor, doc), findPlace(shown, head, doc)];
  if (from === null || to === null) return null;
  switch (kind) {
    case 'text':
      return textSelection(document, from, to);
    case 'node':
      return nodeSelection(document, from);
    case 'gap':
      return gapAt(document, gapBefore(document, to.position));
    case 'cells':
      // Its cells are told by positions in the table, which the steps have mapped.
      return null;
  }
}

function nodeSelection(document: Node, place: FoundPlace): Selection {
  const $found = document.resolve(place.position);
  const $position = $found.parent.isTextblock ? document.resolve($found.before()) : $found;
  const node = $position.nodeAfter;
  if (place.kind === 'gone' || node === null) return gapAt(document, place.position);
  if (node.isText || !NodeSelection.isSelectable(node)) return Selection.near($position);
  return NodeSelection.create(document, $position.pos);
}
