import type { Editor } from '@tiptap/core';
import type * as Y from 'yjs';
import type { BlockChoice } from '../../../client/desk/editor/catalogue.ts';
import type { UploadImage } from '../../../client/desk/editor/image/uploads.ts';
import type { DeskOptions } from './desk.ts';
import { Desk, openUndrawn } from './desk.ts';

/** The desk's own editor over a document, for one person. */
export interface DeskEditor {
  readonly editor: Editor;
  readonly document: Y.Doc;
  readonly choices: readonly BlockChoice[];
  readonly upload: UploadImage;
  readonly newId: () => string;
  /** From here on, an edit is a step of its own to be undone; else those of one burst are one. */
  readonly endBurst: () => void;
  /** The editor may be another person's from now on. */
  readonly close: () => void;
}

export interface DeskEditorOptions extends DeskOptions {
  /** Where it is shown; without, it has a view that is in no page and draws nothing. */
  readonly element?: HTMLElement;
}

// A page that is only thought of has no layout: a stretch of text has no box there.
if (!('getClientRects' in Range.prototype)) {
  Object.assign(Range.prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => new DOMRect(),
  });
}

/** Making an editor takes longer than most of what is tried with it. */
const free: Desk[] = [];

function freeDesk(document: Y.Doc, options: DeskOptions): Desk {
  const desk = free.pop();
  if (desk === undefined) return openUndrawn(document, options);
  desk.seat(document, options);
  return desk;
}

export function openDeskEditor(document: Y.Doc, options: DeskEditorOptions): DeskEditor {
  const { element } = options;
  const desk =
    element === undefined ? freeDesk(document, options) : new Desk(document, options, element);
  const { editor, choices, upload, newId } = desk;
  return {
    editor,
    document,
    choices,
    upload,
    newId,
    endBurst: () => desk.endBurst(),
    close() {
      if (element !== undefined) return desk.destroy();
      desk.clear();
      free.push(desk);
    },
  };
}
