import type { Editor } from '@tiptap/core';
import { Extension } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { UploadedImage } from './image.ts';
import { newImage } from './image.ts';
import { uploadView } from './upload-view.ts';

export type UploadImage = (file: File) => Promise<UploadedImage>;

type Change =
  | {
      readonly type: 'begun';
      readonly id: object;
      readonly position: number;
      readonly dom: HTMLElement;
    }
  | { readonly type: 'ended'; readonly id: object };

const key = new PluginKey<DecorationSet>('uploads');

function applyChange(transaction: Transaction, before: DecorationSet): DecorationSet {
  const mapped = before.map(transaction.mapping, transaction.doc);
  // Set by this file alone.
  const change = transaction.getMeta(key) as Change | undefined;
  if (change === undefined) return mapped;
  if (change.type === 'ended') return mapped.remove(found(mapped, change.id));
  const widget = Decoration.widget(change.position, change.dom, { id: change.id, side: -1 });
  return mapped.add(transaction.doc, [widget]);
}

const found = (set: DecorationSet, id: object): Decoration[] =>
  set.find(undefined, undefined, (spec: { readonly id?: object }) => spec.id === id);

function tell(editor: Editor, change: Change, transaction = editor.state.tr): void {
  if (!editor.isDestroyed) editor.view.dispatch(transaction.setMeta(key, change));
}

/** Puts the picture where its upload stands by now; others may have written around it. */
function place(editor: Editor, id: object, image: UploadedImage): void {
  if (editor.isDestroyed) return;
  const [widget] = found(key.getState(editor.state) ?? DecorationSet.empty, id);
  if (widget === undefined) return;
  const node = editor.schema.nodeFromJSON(newImage(image));
  tell(editor, { type: 'ended', id }, editor.state.tr.insert(widget.from, node));
}

/**
 * Uploads a picture and shows its progress at `position`, which is between two top-level blocks. Nothing
 * enters the shared text before the server has the picture.
 */
export function beginUpload(
  editor: Editor,
  file: File,
  position: number,
  upload: UploadImage,
): void {
  const id = {};
  const view = uploadView(file, { retry: send, remove: () => tell(editor, { type: 'ended', id }) });
  function send(): void {
    view.showBusy();
    upload(file).then(
      (image) => place(editor, id, image),
      (error: unknown) => view.showFailure(error instanceof Error ? error.message : ''),
    );
  }
  tell(editor, { type: 'begun', id, position, dom: view.dom });
  send();
}

/** The gap after the top-level block at `position`. */
export function gapAfter(editor: Editor, position: number): number {
  const $position = editor.state.doc.resolve(position);
  return $position.depth === 0 ? position : $position.after(1);
}

/** The pictures among pasted or dropped files. */
export const picturesOf = (data: DataTransfer | null): readonly File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));

/** Takes pictures that are pasted or dropped. */
export const uploads = (upload: UploadImage) =>
  Extension.create({
    name: 'uploads',
    addProseMirrorPlugins() {
      const { editor } = this;
      const begin = (files: readonly File[], position: number): boolean => {
        for (const file of files) beginUpload(editor, file, gapAfter(editor, position), upload);
        return files.length > 0;
      };
      return [
        new Plugin<DecorationSet>({
          key,
          state: { init: () => DecorationSet.empty, apply: applyChange },
          props: {
            decorations: (state) => key.getState(state),
            handlePaste: (view, event) =>
              // A word processor's clipboard holds text and a picture of that text.
              event.clipboardData?.getData('text/html') === '' &&
              begin(picturesOf(event.clipboardData), view.state.selection.to),
            handleDrop(view, event, _slice, moved) {
              const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (moved || at === null) return false;
              const files = picturesOf(event.dataTransfer);
              if (files.length > 0) event.preventDefault();
              return begin(files, at.pos);
            },
          },
        }),
      ];
    },
  });
