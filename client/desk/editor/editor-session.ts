import type { Editor, Extensions } from '@tiptap/core';
import { v7 } from 'uuid';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { Settable } from '../observable.ts';
import { observable } from '../observable.ts';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import type { DetailsRequest, Writer } from './blocks/block-tools.ts';
import type { BlockChoice } from './catalogue.ts';
import { blockCatalogue } from './catalogue.ts';
import { editorExtensions } from './extensions.ts';
import type { UploadImage } from './image/uploads.ts';
import { beginUpload, gapAfter } from './image/uploads.ts';

/** What the editor asks of the page around it; the page may answer differently from render to render. */
interface EditorSurroundings {
  readonly onEscape: () => void;
  readonly upload: UploadImage;
}

/** All that belongs to one editor beside its text. */
export interface EditorSession {
  readonly extensions: Extensions;
  readonly choices: readonly BlockChoice[];
  readonly surroundings: Settable<EditorSurroundings>;
  /** The block whose details are open. */
  readonly details: Settable<DetailsRequest | null>;
  /** Whether the address of a link is asked for. */
  readonly linking: Settable<boolean>;
}

interface SessionOptions {
  readonly connection: UpdateConnection;
  readonly liveBlog: LiveBlog;
  readonly staff: Writer;
  readonly surroundings: EditorSurroundings;
}

/** The colour of a caret until the server has named its person. */
const NO_COLOR = '#5c6168';

/** Said to whom a colleague has removed where they were writing. */
const LOST = {
  line: 'The line you were in was removed. What you write now is a line of its own.',
  field: 'The field you were in was removed. It is there again with what you write now.',
} as const;

const now = (): Date => new Date();
const newId = (): string => v7();

export function createEditorSession(options: SessionOptions): EditorSession {
  const { connection, liveBlog, staff } = options;
  const surroundings = observable(options.surroundings);
  const details = observable<DetailsRequest | null>(null);
  const linking = observable(false);
  const upload: UploadImage = (file) => surroundings.get().upload(file);
  const choices = blockCatalogue({
    newId,
    now,
    timeZone: liveBlog.timeZone,
    chooseImage: (editor) => chooseFiles(editor, upload),
  });
  const extensions = editorExtensions({
    connection,
    user: { name: staff.name, color: staff.color ?? NO_COLOR },
    tools: { staff, liveBlog, now, openDetails: details.set },
    choices,
    newId,
    upload,
    say: (sentence, undo) => tell(sentence, { label: 'Undo', onSelect: undo }),
    onLostLine: (what) => tell(LOST[what]),
    refuse: tellRefusal,
    onEscape: () => surroundings.get().onEscape(),
    onLink: () => linking.set(true),
  });
  return { extensions, choices, surroundings, details, linking };
}

/** Asks for pictures and uploads them after the block with the caret. */
function chooseFiles(editor: Editor, upload: UploadImage): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/jpeg,image/png,image/webp,image/avif,image/gif';
  input.multiple = true;
  input.addEventListener('change', () => {
    const position = gapAfter(editor, editor.state.selection.to);
    for (const file of input.files ?? []) beginUpload(editor, file, position, upload);
  });
  input.click();
}
