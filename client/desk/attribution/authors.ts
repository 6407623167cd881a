import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { AuthoredRun } from './written.ts';

const key = new PluginKey<DecorationSet>('authors');

/** Lines under the words tell people apart where colours do not; `attribution.css` has as many. */
export const LINES = 5;

function decorationsOf(document: Node, runs: readonly AuthoredRun[]): DecorationSet {
  const end = document.content.size;
  const decorations = runs
    .filter(({ to }) => to <= end)
    .map(({ from, to, author }) =>
      Decoration.inline(from, to, {
        class: 'written',
        'data-writer': author?.person.name ?? 'Someone',
        'data-line': String((author?.place ?? 0) % LINES),
        style: `--person: ${author?.person.color ?? 'var(--muted)'}`,
      }),
    );
  return DecorationSet.create(document, decorations);
}

function runAtCaret(state: EditorState, all: DecorationSet): Decoration | undefined {
  const { empty, head } = state.selection;
  return empty ? all.find(head, head)[0] : undefined;
}

/** Shows who wrote each run of text, with the name at the one that the caret stands in. */
export const Authors = Extension.create({
  name: 'authors',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, before) {
          // Set by showAuthors below and by nothing else.
          const runs = transaction.getMeta(key) as readonly AuthoredRun[] | undefined;
          if (runs !== undefined) return decorationsOf(transaction.doc, runs);
          return before.map(transaction.mapping, transaction.doc);
        },
      },
      props: {
        decorations(state) {
          const all = key.getState(state) ?? DecorationSet.empty;
          const here = runAtCaret(state, all);
          if (here === undefined) return all;
          const mark = Decoration.inline(here.from, here.to, { class: 'written-here' });
          return all.add(state.doc, [mark]);
        },
      },
    }),
  ],
});

/** None: the text looks as ever. */
export function showAuthors(view: EditorView, runs: readonly AuthoredRun[]): void {
  view.dispatch(view.state.tr.setMeta(key, runs).setMeta('addToHistory', false));
}
