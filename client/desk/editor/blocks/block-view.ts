import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { element } from '../dom.ts';

export interface BlockViewProps {
  readonly editor: Editor;
  readonly node: Node;
  readonly getPos: () => number | undefined;
}

export interface BlockViewParts {
  readonly dom: HTMLElement;
  /** Where the fields are; absent for blocks without text of their own. */
  readonly contentDOM?: HTMLElement;
  /** Everything in `dom` that is no text of the document. */
  readonly controls: readonly HTMLElement[];
  /** Shows what `node` says now; not called for changes of the fields' text alone. */
  readonly show: (node: Node) => void;
}

/**
 * A plain-DOM view of a block: React around editable text loses carets and compositions. Events in the
 * controls are theirs, and what changes in them is no edit of the text.
 */
export function blockView(first: Node, parts: BlockViewParts): NodeView {
  const { dom, contentDOM, controls, show } = parts;
  const inControls = (target: globalThis.Node | EventTarget | null): boolean =>
    target instanceof globalThis.Node && controls.some((control) => control.contains(target));
  show(first);
  return {
    dom,
    ...(contentDOM === undefined ? {} : { contentDOM }),
    update(node) {
      if (node.type !== first.type) return false;
      show(node);
      return true;
    },
    stopEvent: (event) => inControls(event.target),
    ignoreMutation: (mutation) =>
      mutation.type !== 'selection' &&
      (inControls(mutation.target) || (mutation.target === dom && mutation.type === 'attributes')),
  };
}

/** The frame for controls: a screen reader hears it beside the text, the caret never enters it. */
export function controlsOf(className: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: className, contenteditable: 'false' }, ...children);
}

/** Writes one attribute of the block whose details are shown. */
export type SetAttribute = (name: string, value: unknown) => void;

/** Writes one attribute of the block at `getPos`, as an edit that can be undone. */
export function setBlockAttribute(
  editor: Editor,
  getPos: () => number | undefined,
  name: string,
  value: unknown,
): void {
  const position = getPos();
  if (editor.isDestroyed || position === undefined) return;
  const node = editor.state.doc.nodeAt(position);
  if (node === null || !(name in node.attrs) || node.attrs[name] === value) return;
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, name, value));
}
