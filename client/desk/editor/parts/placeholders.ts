import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { PART_NAMES } from './part-names.ts';

const FIRST = 'What happened? Press / for quotes, places and more';
const NEXT = 'Press / for quotes, places and more';
const TEXT_BLOCKS: Readonly<Record<string, string>> = { headline: 'Headline', heading: 'Heading' };

function placeholderOf(node: Node, state: EditorState, position: number): string | null {
  if (node.content.size > 0) return null;
  const name = PART_NAMES[node.type.name]?.placeholder ?? TEXT_BLOCKS[node.type.name];
  if (name !== undefined) return name;
  if (node.type.name !== 'paragraph') return null;
  if (state.doc.childCount === 1 && state.doc.firstChild === node) return FIRST;
  const { $from, empty } = state.selection;
  const here = empty && $from.depth === 1 && $from.before() === position;
  return here ? NEXT : null;
}

function decorationsOf(state: EditorState): DecorationSet {
  const decorations: Decoration[] = [];
  state.doc.descendants((node, position) => {
    const label = PART_NAMES[node.type.name]?.label;
    const placeholder = placeholderOf(node, state, position);
    if (label !== undefined || placeholder !== null) {
      decorations.push(
        Decoration.node(position, position + node.nodeSize, {
          ...(label === undefined ? {} : { role: 'group', 'aria-label': label }),
          ...(placeholder === null ? {} : { class: 'is-empty', 'data-placeholder': placeholder }),
        }),
      );
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(state.doc, decorations);
}

/** Names every field to screen readers, and asks for what an empty one is for. */
export const Placeholders = Extension.create({
  name: 'placeholders',
  addProseMirrorPlugins: () => [new Plugin({ props: { decorations: decorationsOf } })],
});
