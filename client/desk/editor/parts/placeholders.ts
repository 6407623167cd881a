import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import type { DecorationAttrs } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { nodeDecorations } from '../node-decorations.ts';
import { PART_NAMES } from './part-names.ts';

const FIRST = 'What happened? Press / for quotes, places and more';
const NEXT = 'Press / for quotes, places and more';
const TEXT_BLOCKS: Readonly<Record<string, string>> = { headline: 'Headline', heading: 'Heading' };

const hasNothing = (node: Node): boolean => node.content.size === 0;

function attributesOf(node: Node): DecorationAttrs | null {
  const part = PART_NAMES[node.type.name];
  const placeholder = hasNothing(node)
    ? (part?.placeholder ?? TEXT_BLOCKS[node.type.name])
    : undefined;
  if (part === undefined && placeholder === undefined) return null;
  return {
    ...(part === undefined ? {} : { role: 'group', 'aria-label': part.label }),
    ...(placeholder === undefined ? {} : emptyAttributes(placeholder)),
  };
}

const emptyAttributes = (placeholder: string): DecorationAttrs => ({
  class: 'is-empty',
  'data-placeholder': placeholder,
});

const fields = (): Plugin =>
  new Plugin<DecorationSet>({
    state: nodeDecorations({ attributesOf, goesInto: (node) => !node.isTextblock }),
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });

/** What an empty paragraph says that is all there is, or that the caret stands in. */
function invitation({ doc, selection }: EditorState): DecorationSet | null {
  const { $from, empty } = selection;
  const isOnly = doc.childCount === 1;
  if (!isOnly && !(empty && $from.depth === 1)) return null;
  const position = isOnly ? 0 : $from.before();
  const node = isOnly ? doc.firstChild : $from.parent;
  if (node?.type.name !== 'paragraph' || !hasNothing(node)) return null;
  const attributes = emptyAttributes(isOnly ? FIRST : NEXT);
  return DecorationSet.create(doc, [
    Decoration.node(position, position + node.nodeSize, attributes),
  ]);
}

/** Names every field to screen readers, and asks for what an empty one is for. */
export const Placeholders = Extension.create({
  name: 'placeholders',
  addProseMirrorPlugins: () => [fields(), new Plugin({ props: { decorations: invitation } })],
});
