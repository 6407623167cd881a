import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

const WITH_ID = new Set(['quote', 'locationStamp']);

/** Ids of the quotes and stamps in a body. */
function idsOf(document: Node): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  document.descendants((node) => {
    if (WITH_ID.has(node.type.name)) ids.add(node.attrs.id);
    return !node.isTextblock;
  });
  return ids;
}

/** `fragment` with new ids for the quotes and stamps whose id `keeps` does not want. */
export function withFreshIds(
  fragment: Fragment,
  keeps: (id: unknown) => boolean,
  newId: () => string,
): Fragment {
  const nodes = fragment.content.map((node) => {
    if (WITH_ID.has(node.type.name)) {
      const id: unknown = node.attrs.id;
      if (typeof id === 'string' && keeps(id)) return node;
      return node.type.create({ ...node.attrs, id: newId() }, node.content, node.marks);
    }
    return node.isTextblock ? node : node.copy(withFreshIds(node.content, keeps, newId));
  });
  return Fragment.from(nodes);
}

/**
 * Gives pasted quotes and stamps ids of their own. What was cut or is dragged here keeps its id, as pins
 * and links follow it.
 */
export const freshIds = (newId: () => string) =>
  Extension.create({
    name: 'freshIds',
    addProseMirrorPlugins: () => {
      const cut = new Set<unknown>();
      return [
        new Plugin({
          props: {
            handleDOMEvents: {
              cut: (view) => {
                const { content } = view.state.selection.content();
                content.descendants((node) => {
                  if (WITH_ID.has(node.type.name)) cut.add(node.attrs.id);
                });
                return false;
              },
            },
            transformPasted(slice, view) {
              if (view.dragging?.move === true) return slice;
              const present = idsOf(view.state.doc);
              const keeps = (id: unknown): boolean => cut.has(id) && !present.has(id);
              const content = withFreshIds(slice.content, keeps, newId);
              return new Slice(content, slice.openStart, slice.openEnd);
            },
          },
        }),
      ];
    },
  });
