import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/**
 * React keeps the selection of an editable element that has the focus over each of its commits, and goes through all
 * of its text for that. The editor keeps its selection itself: to React it is an element like any other.
 */
export const OwnSelection = Extension.create({
  name: 'ownSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: ({ dom }) => {
        Object.defineProperty(dom, 'contentEditable', { value: 'inherit', configurable: true });
        return { destroy: () => void Reflect.deleteProperty(dom, 'contentEditable') };
      },
    }),
  ],
});
