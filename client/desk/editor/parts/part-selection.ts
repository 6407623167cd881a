import { Extension } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import { PART_NAMES } from './part-names.ts';

/** The place in the anchor's field that is nearest to `$head`, where both are in fields of one block. */
function withinField($anchor: ResolvedPos, $head: ResolvedPos): number | null {
  const fields = $anchor.parent.type.name in PART_NAMES && $head.parent.type.name in PART_NAMES;
  if (!fields || $anchor.sameParent($head)) return null;
  const siblings = $anchor.depth === $head.depth && $anchor.before(-1) === $head.before(-1);
  if (!siblings) return null;
  return $head.pos > $anchor.pos ? $anchor.end() : $anchor.start();
}

/**
 * A selection made by mouse or keyboard ends where its field ends. A double click beside the last word
 * would otherwise reach into the next field, and what is typed over it would join the speaker to the words.
 */
export const PartSelection = Extension.create({
  name: 'partSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        createSelectionBetween(view, $anchor, $head) {
          const head = withinField($anchor, $head);
          return head === null ? null : TextSelection.create(view.state.doc, $anchor.pos, head);
        },
      },
    }),
  ],
});
