import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { PublishProblem } from '../../../../shared/domain/refusal.ts';
import { element } from '../dom.ts';

const key = new PluginKey<DecorationSet>('problems');

function note(messages: readonly string[]): HTMLElement {
  const list = element('div', { class: 'block-problem', contenteditable: 'false', role: 'note' });
  list.append(...messages.map((message) => element('p', {}, message)));
  return list;
}

function decorationsOf(document: Node, problems: readonly PublishProblem[]): DecorationSet {
  const decorations: Decoration[] = [];
  document.forEach((block, position, index) => {
    const messages = problems
      .filter((problem) => problem.block === index)
      .map(({ message }) => message);
    if (messages.length === 0) return;
    const end = position + block.nodeSize;
    decorations.push(
      Decoration.node(position, end, { class: 'has-problem' }),
      Decoration.widget(end, () => note(messages), { side: -1, key: messages.join('\n') }),
    );
  });
  return DecorationSet.create(document, decorations);
}

/** Says beside each block what keeps it from being published. */
export const Problems = Extension.create({
  name: 'problems',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, before) {
          // Set by showProblems below and by nothing else.
          const problems = transaction.getMeta(key) as readonly PublishProblem[] | undefined;
          if (problems !== undefined) return decorationsOf(transaction.doc, problems);
          return before.map(transaction.mapping, transaction.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export function showProblems(view: EditorView, problems: readonly PublishProblem[]): void {
  view.dispatch(view.state.tr.setMeta(key, problems).setMeta('addToHistory', false));
}
