import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ReactRenderer } from '@tiptap/react';
import type { SuggestionProps } from '@tiptap/suggestion';
import { Suggestion } from '@tiptap/suggestion';
import type { BlockChoice } from '../catalogue.ts';
import { findBlocks } from '../blocks/find-blocks.ts';
import { SLASH_LIST_ID, SlashList, slashOptionId } from './slash-list.tsx';

type Suggested = SuggestionProps<BlockChoice, BlockChoice>;

/** The text field says that a list belongs to it and which entry is chosen: focus stays in the text. */
function describe(view: EditorView, active: BlockChoice | undefined | null): void {
  const { dom } = view;
  if (active === null) {
    for (const name of ['aria-haspopup', 'aria-controls', 'aria-activedescendant']) {
      dom.removeAttribute(name);
    }
    return;
  }
  dom.setAttribute('aria-haspopup', 'listbox');
  dom.setAttribute('aria-controls', SLASH_LIST_ID);
  if (active === undefined) dom.removeAttribute('aria-activedescendant');
  else dom.setAttribute('aria-activedescendant', slashOptionId(active));
}

/** One opening of the menu after the other; the plugin calls it as the text after the slash changes. */
class SlashPopup {
  #list: ReactRenderer | null = null;
  #unmount: () => void = () => {};
  #shown: Suggested | null = null;
  #active = 0;

  onStart = (props: Suggested): void => {
    this.#shown = props;
    this.#active = 0;
    this.#list = new ReactRenderer(SlashList, {
      editor: props.editor,
      props: this.#listProps(props),
    });
    this.#unmount = props.mount(this.#list.element);
    describe(props.editor.view, props.items[0]);
  };

  onUpdate = (props: Suggested): void => {
    if (this.#shown?.query !== props.query) this.#active = 0;
    this.#show(props);
  };

  onKeyDown = ({ event }: { readonly event: KeyboardEvent }): boolean => {
    const shown = this.#shown;
    const item = shown?.items[this.#active];
    if (shown === null || item === undefined) return false;
    const count = shown.items.length;
    switch (event.key) {
      case 'ArrowDown':
        this.#point((this.#active + 1) % count);
        return true;
      case 'ArrowUp':
        this.#point((this.#active - 1 + count) % count);
        return true;
      case 'Enter':
      case 'Tab':
        shown.command(item);
        return true;
      default:
        return false;
    }
  };

  onExit = ({ editor }: Suggested): void => {
    if (!editor.isDestroyed) describe(editor.view, null);
    this.#unmount();
    this.#list?.destroy();
    this.#list = null;
    this.#shown = null;
  };

  #listProps(props: Suggested) {
    return {
      items: props.items,
      active: this.#active,
      onPoint: (index: number) => this.#point(index),
      onPick: props.command,
    };
  }

  #point(index: number): void {
    this.#active = index;
    if (this.#shown !== null) this.#show(this.#shown);
  }

  #show(props: Suggested): void {
    this.#shown = props;
    describe(props.editor.view, props.items[this.#active]);
    this.#list?.updateProps(this.#listProps(props));
  }
}

/** `/` in running text offers every block. */
export const slashMenu = (choices: readonly BlockChoice[]) =>
  Extension.create({
    name: 'slashMenu',
    priority: 300,
    addProseMirrorPlugins() {
      return [
        Suggestion<BlockChoice, BlockChoice>({
          pluginKey: new PluginKey('slashMenu'),
          editor: this.editor,
          char: '/',
          allow: ({ state, range }) =>
            state.doc.resolve(range.from).parent.type.name === 'paragraph' &&
            this.editor.isEditable,
          items: ({ query }) => [...findBlocks(choices, query)],
          command: ({ editor, range, props }) => props.run(editor, range),
          render: () => new SlashPopup(),
        }),
      ];
    },
  });
