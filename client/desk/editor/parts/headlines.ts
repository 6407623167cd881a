import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { touchedBy } from '../touched.ts';

const key = new PluginKey<number>('headlines');

/** How many headlines stand between two positions, or reach into them. */
function countHeadlines(document: Node, from = 0, to = document.content.size): number {
  let count = 0;
  document.nodesBetween(from, to, (block) => {
    if (block.type.name === 'headline') count += 1;
    return false;
  });
  return count;
}

export const hasHeadline = (state: EditorState): boolean => (key.getState(state) ?? 0) > 0;

/** Counts the headlines; after a key, only in what it has touched ([C8]). */
export const countsHeadlines = (): Plugin<number> =>
  new Plugin({
    key,
    state: {
      init: (_config, { doc }) => countHeadlines(doc),
      apply(transaction, count) {
        const touched = touchedBy(transaction);
        if (touched === null) return count;
        const { before, after } = touched;
        const gone = countHeadlines(transaction.before, before.from, before.to);
        return count - gone + countHeadlines(transaction.doc, after.from, after.to);
      },
    },
  });

export const Headlines = Extension.create({
  name: 'headlines',
  addProseMirrorPlugins: () => [countsHeadlines()],
});
