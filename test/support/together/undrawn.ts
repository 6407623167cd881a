import type { EditorView } from '@tiptap/pm/view';

/** All that a view asks of what it has drawn, where nobody touches its page and nothing has a box. */
const nothingDrawn = (page: HTMLElement) => ({
  dirty: 0,
  matchesNode: () => true,
  descAt: () => null,
  nearestDesc: () => null,
  domFromPos: () => ({ node: page, offset: 0 }),
  destroy() {},
});

interface Drawing {
  docView: { readonly destroy: () => void };
  readonly domObserver: { flush: () => void };
}

/**
 * From now on the view draws nothing: state, plugins, their views, decorations and events are as ever. Drawing into a
 * page that is only thought of costs more than all the rest. ProseMirror declares what it has drawn as its own affair.
 */
export function drawNothing(view: EditorView): void {
  const drawing = view as unknown as Drawing;
  drawing.docView.destroy();
  drawing.docView = nothingDrawn(view.dom);
  // Else it looks at a page that is gone, some milliseconds after a test has ended.
  drawing.domObserver.flush = () => {};
}
