import type { Editor, SingleCommands } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { AllSelection, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { dragBlock } from '../../../client/desk/editor/blocks/move-block.ts';
import type { BlockId } from '../../../client/desk/editor/blocks/block-names.ts';
import type { DeskEditor } from './desk-editor.ts';
import { Clipboard, carrying, keyEvent } from './events.ts';

const segmenter = new Intl.Segmenter();

/** How many code units the last or the first letter has, as people count letters. */
function letterSize(text: string, isLast: boolean): number {
  const all = Array.from(segmenter.segment(text), ({ segment }) => segment);
  return (isLast ? all.at(-1) : all[0])?.length ?? 0;
}

/** Somebody at the desk's editor: does with it what hands do, by the events that a browser would send. */
export class Person {
  readonly desk: DeskEditor;

  constructor(desk: DeskEditor) {
    this.desk = desk;
  }

  get editor(): Editor {
    return this.desk.editor;
  }

  get page(): Node {
    return this.editor.state.doc;
  }

  /** Position before the first of these letters. */
  before(letters: string): number {
    let found = -1;
    this.page.descendants((node, position) => {
      const index = node.text?.indexOf(letters) ?? -1;
      if (found < 0 && index >= 0) found = position + index;
    });
    if (found < 0) throw new Error(`no ${letters} in ${this.page.toString()}`);
    return found;
  }

  behind(letters: string): number {
    return this.before(letters) + letters.length;
  }

  /** Position of the first node of this type, or the one that `wanted` picks. */
  nodeAt(type: string, wanted: (node: Node) => boolean = () => true): number {
    let found = -1;
    this.page.descendants((node, position) => {
      if (found < 0 && node.type.name === type && wanted(node)) found = position;
    });
    if (found < 0) throw new Error(`no ${type} in ${this.page.toString()}`);
    return found;
  }

  /** Index of the top-level block with these letters. */
  blockOf(letters: string): number {
    return this.page.resolve(this.before(letters)).index(0);
  }

  select(from: number, to = from): this {
    const { tr, doc } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(TextSelection.create(doc, from, to)));
    return this;
  }

  selectNode(position: number): this {
    const { tr, doc } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(NodeSelection.create(doc, position)));
    return this;
  }

  selectAll(): this {
    const { tr, doc } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(new AllSelection(doc)));
    return this;
  }

  /** Selects the cells from the one with these letters to the one with those. */
  selectCells(from: string, to: string): this {
    const { tr, doc } = this.editor.state;
    const cell = (letters: string) => doc.resolve(doc.resolve(this.before(letters)).before(-1));
    this.editor.view.dispatch(tr.setSelection(new CellSelection(cell(from), cell(to))));
    return this;
  }

  /** Runs a command of the editor. */
  run(command: (commands: SingleCommands) => boolean): void {
    if (!command(this.editor.commands)) throw new Error('the command was refused');
  }

  choose(block: BlockId): void {
    this.desk.choices.find(({ id }) => id === block)?.run(this.editor, null);
  }

  type(text: string): void {
    for (const character of text) this.#input(character);
  }

  /** Presses a key named as in a keymap, such as `Mod-Shift-8`. */
  press(key: string): void {
    const event = keyEvent(key);
    this.editor.view.dispatchEvent(event);
    if (!event.defaultPrevented) this.#browserDoes(event);
  }

  copy(): Clipboard {
    return this.#clip('copy');
  }

  cut(): Clipboard {
    return this.#clip('cut');
  }

  paste(clipboard: Clipboard): void {
    this.editor.view.dispatchEvent(carrying('paste', { clipboardData: clipboard }));
  }

  /** Drags what is selected to a position, as the browser does. */
  dragTo(position: number): void {
    const { view, state } = this.editor;
    view.dragging = { slice: state.selection.content(), move: true };
    this.drop(position, new Clipboard());
  }

  /** Takes a top-level block up by the desk's handle. */
  takeUp(block: number): this {
    dragBlock(this.editor, block);
    return this;
  }

  drop(position: number, brought: Clipboard): void {
    const { view } = this.editor;
    // Only a browser knows what is where.
    Object.defineProperty(view, 'posAtCoords', {
      configurable: true,
      value: () => ({ pos: position, inside: -1 }),
    });
    view.dispatchEvent(carrying('drop', { dataTransfer: brought }));
    Reflect.deleteProperty(view, 'posAtCoords');
  }

  /** What is under way in the page goes on: pictures arrive, menus open. */
  turn(): Promise<void> {
    return new Promise((resolve) => void setTimeout(resolve, 0));
  }

  undo(): boolean {
    return this.editor.commands.undo();
  }

  redo(): boolean {
    return this.editor.commands.redo();
  }

  /** Takes back all that can be. */
  undoAll(): void {
    for (let steps = 0; steps < 100 && this.undo();) steps += 1;
  }

  redoAll(): void {
    for (let steps = 0; steps < 100 && this.redo();) steps += 1;
  }

  #clip(kind: 'copy' | 'cut'): Clipboard {
    const clipboard = new Clipboard();
    this.editor.view.dispatchEvent(carrying(kind, { clipboardData: clipboard }));
    return clipboard;
  }

  /** Text arrives in the view as from a keyboard: rules may take it first. */
  #input(text: string): void {
    const { view } = this.editor;
    const { selection } = view.state;
    const { from, to } = selection;
    // Only of what is selected in one line a browser knows where it is; else ProseMirror takes the key itself.
    const isInLine =
      selection instanceof TextSelection && selection.$from.sameParent(selection.$to);
    const stretch = isInLine ? ([from, to] as const) : ([] as const);
    const insert = () => view.state.tr.insertText(text, ...stretch).scrollIntoView();
    if (view.someProp('handleTextInput', (take) => take(view, from, to, text, insert))) return;
    view.dispatch(insert());
  }

  /** What a browser does with a key that nobody has handled. */
  #browserDoes({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): void {
    if (ctrlKey || altKey || metaKey) return;
    const { selection, tr } = this.editor.state;
    const back = key === 'Backspace';
    if (key.length === 1) return this.#input(key);
    if ((!back && key !== 'Delete') || !selection.empty) return;
    const { nodeBefore, nodeAfter } = selection.$from;
    const beside = back ? nodeBefore : nodeAfter;
    if (beside?.isInline !== true) return;
    const size = beside.isText ? letterSize(beside.text ?? '', back) : beside.nodeSize;
    const { from } = selection;
    this.editor.view.dispatch(back ? tr.delete(from - size, from) : tr.delete(from, from + size));
  }
}
