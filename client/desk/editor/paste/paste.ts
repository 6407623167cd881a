import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { UploadImage } from '../image/uploads.ts';
import { beginUpload, gapAfter, picturesOf } from '../image/uploads.ts';
import { cleanCharacters } from './characters.ts';
import type { CleanHtml } from './clean-html.ts';
import { cleanHtml } from './clean-html.ts';
import { dropSlice } from './drop.ts';
import { withoutSecondHeadline } from './headlines.ts';
import { Losses } from './losses.ts';
import { copySecret, copySerializer, isOwnCopy } from './own-copies.ts';
import { forSelectedCells, placeAnywhere, placeInParticular } from './place-slice.ts';
import { lastResort } from './last-resort.ts';
import { finish } from './finish.ts';

export interface PasteOptions {
  readonly upload: UploadImage;
  readonly newId: () => string;
  /** Says a sentence with an offer to undo. */
  readonly say: (sentence: string, undo: () => void) => void;
}

type Cleaned = Omit<CleanHtml, 'html'>;

const nothingElse = (): Cleaned => ({ pictures: [], losses: new Losses() });

/** Text with paragraphs for its lines, without empty ones at the ends. */
function cleanText(text: string): string {
  const clean = cleanCharacters(text, '\n');
  const trimmed = clean.replaceAll(/^(?:[ \t]*[\r\n])+|(?:[\r\n][ \t]*)+$/g, '');
  return trimmed === '' ? clean : trimmed;
}

/** Other plugins that take a paste: addresses over selected words, numbered lines as a list, pictures. */
function takenByOthers(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  return view.state.plugins
    .filter((plugin) => plugin.spec.key !== key)
    .some((plugin) => plugin.props.handlePaste?.call(plugin, view, event, slice) === true);
}

const key = new PluginKey('paste');

/** One paste or drop after the other: what cleaning took out waits here for what puts the rest in. */
class Pasting {
  readonly #editor: Editor;
  readonly #options: PasteOptions;
  readonly secret: string;
  #cleaned = nothingElse();

  constructor(editor: Editor, options: PasteOptions) {
    this.#editor = editor;
    this.#options = options;
    this.secret = copySecret(options.newId);
  }

  readonly transformHtml = (html: string): string => {
    this.#cleaned = nothingElse();
    if (isOwnCopy(html, this.secret)) return html;
    const { html: clean, ...cleaned } = cleanHtml(html, {
      parser: new DOMParser(),
      origin: location.origin,
    });
    this.#cleaned = cleaned;
    return clean;
  };

  readonly transformText = (text: string): string => {
    this.#cleaned = nothingElse();
    return cleanText(text);
  };

  readonly paste = (view: EditorView, event: ClipboardEvent, pasted: Slice): boolean => {
    const cleaned = this.#take();
    const { losses } = cleaned;
    if (this.#takesFile(view, event, pasted)) return true;
    const slice = forSelectedCells(view.state, { slice: pasted, losses });
    const particular = placeInParticular(view.state, { slice, losses });
    if (particular === null && cleaned.pictures.length === 0 && takenByOthers(view, event, slice)) {
      this.#say(losses);
      return true;
    }
    if (slice.size === 0) return false;
    const transaction = particular ?? placeAnywhere(view.state, slice);
    transaction.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView();
    this.#finish(transaction, cleaned);
    return true;
  };

  readonly drop = (view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean => {
    const cleaned = this.#take();
    const transaction = dropSlice(view, event, { slice, losses: cleaned.losses, moved });
    if (transaction === null) return false;
    event.preventDefault();
    transaction.setMeta('uiEvent', 'drop');
    view.focus();
    this.#finish(transaction, cleaned);
    return true;
  };

  readonly lastResort = (view: EditorView, event: ClipboardEvent | DragEvent): void => {
    if (!lastResort(view, event)) return;
    const { losses } = nothingElse();
    losses.note('everything');
    this.#say(losses);
  };

  /** A picture copied from a page: its address is no use, but the clipboard holds its file too. */
  #takesFile(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
    const empty = slice.content.textBetween(0, slice.content.size, ' ', 'x').trim() === '';
    const files = empty ? picturesOf(event.clipboardData) : [];
    const gap = gapAfter(this.#editor, view.state.selection.to);
    for (const file of files) beginUpload(this.#editor, file, gap, this.#options.upload);
    return files.length > 0;
  }

  #take(): Cleaned {
    const cleaned = this.#cleaned;
    this.#cleaned = nothingElse();
    return cleaned;
  }

  #finish(transaction: Transaction, { pictures, losses }: Cleaned): void {
    const { upload } = this.#options;
    if (finish(this.#editor, transaction, { pictures, upload })) this.#say(losses);
  }

  #say(losses: Losses): void {
    const sentence = losses.sentence();
    if (sentence !== null) this.#options.say(sentence, () => this.#editor.commands.undo());
  }
}

/** Listens after ProseMirror: where it failed, the browser must not put in what it likes. */
function backstop(view: EditorView, pasting: Pasting): { readonly destroy: () => void } {
  const listen = (event: ClipboardEvent | DragEvent): void => pasting.lastResort(view, event);
  view.dom.addEventListener('paste', listen);
  view.dom.addEventListener('drop', listen);
  return {
    destroy: () => {
      view.dom.removeEventListener('paste', listen);
      view.dom.removeEventListener('drop', listen);
    },
  };
}

/** What comes from the clipboard, or is dropped, from anywhere. */
export const pasting = (options: PasteOptions) =>
  Extension.create({
    name: 'pasting',
    // Before everything that would put a paste in by itself.
    priority: 1000,
    addProseMirrorPlugins() {
      const one = new Pasting(this.editor, options);
      return [
        new Plugin({
          key,
          view: (view) => backstop(view, one),
          props: {
            clipboardSerializer: copySerializer(this.editor.schema, one.secret),
            transformPastedHTML: one.transformHtml,
            transformPastedText: one.transformText,
            transformPasted: (slice, view) =>
              view.dragging?.move === true ? slice : withoutSecondHeadline(slice, view.state),
            handlePaste: one.paste,
            handleDrop: one.drop,
          },
        }),
      ];
    },
  });
