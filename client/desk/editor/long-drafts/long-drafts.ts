import type { Editor } from '@tiptap/core';
import { Extension, isMacOS } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { BlockGroups } from './block-groups.ts';
import './long-drafts.css';

/** ProseMirror's view of a document, as far as it is used here. */
interface DocumentView {
  /** Only that of a whole document has none. */
  readonly parent: unknown;
  node: Node;
  updateChildren: (view: EditorView, position: number) => void;
}

const groups = new WeakMap<EditorView, BlockGroups>();
const grouping = new WeakSet<object>();

/**
 * From now on documents are drawn in groups where a view has some. ProseMirror declares its views of nodes as its own
 * affair, and has no other way to put elements between a document and its blocks.
 */
function drawInGroups(views: DocumentView): void {
  // A view that draws nothing has no such method, nor would a ProseMirror that draws otherwise: both stay as they are.
  if (grouping.has(views) || !Object.hasOwn(views, 'updateChildren')) return;
  grouping.add(views);
  const draw = views.updateChildren;
  views.updateChildren = function drawGroups(this: DocumentView, view, position) {
    const { node } = this;
    const own = this.parent === undefined ? groups.get(view) : undefined;
    if (own === undefined) return draw.call(this, view, position);
    this.node = own.drawn(node);
    try {
      draw.call(this, view, position);
    } finally {
      this.node = node;
    }
  };
}

interface WithDocument {
  readonly docView: DocumentView;
}

/** To the first or the last place of the text: browsers find none in what is not laid out. */
function leap(
  { view, state }: Editor,
  { toEnd, isExtending }: { readonly toEnd: boolean; readonly isExtending: boolean },
): boolean {
  if (groups.get(view)?.isGrouping !== true) return false;
  const { doc, selection, tr } = state;
  const place = toEnd ? Selection.atEnd(doc) : Selection.atStart(doc);
  const next = isExtending ? TextSelection.between(selection.$anchor, place.$head) : place;
  view.dispatch(tr.setSelection(next).scrollIntoView());
  return true;
}

const KEYS = isMacOS()
  ? { start: 'Mod-ArrowUp', end: 'Mod-ArrowDown' }
  : { start: 'Mod-Home', end: 'Mod-End' };

/**
 * Long drafts are drawn in groups of blocks, and those that are far from what one sees are neither laid out nor gone
 * through by the browser at each key ([C8]). They stay in the page, for search and screen readers.
 */
export const LongDrafts = Extension.create({
  name: 'longDrafts',
  // Before the shared text comes into the editor.
  priority: 1100,
  addKeyboardShortcuts() {
    const leaps = (toEnd: boolean, isExtending: boolean) => () =>
      leap(this.editor, { toEnd, isExtending });
    return {
      [KEYS.start]: leaps(false, false),
      [KEYS.end]: leaps(true, false),
      [`Shift-${KEYS.start}`]: leaps(false, true),
      [`Shift-${KEYS.end}`]: leaps(true, true),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      view(view) {
        // Each new plugin makes the views of all anew, and the text is drawn already.
        if (!groups.has(view)) groups.set(view, new BlockGroups());
        const { docView } = view as unknown as WithDocument;
        // The prototype of a view is one of its kind.
        drawInGroups(Object.getPrototypeOf(docView) as DocumentView);
        return {};
      },
    }),
  ],
});
