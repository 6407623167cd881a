import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { UploadImage } from '../image/uploads.ts';
import { beginUpload } from '../image/uploads.ts';
import { takePicturePlaces } from './picture-places.ts';

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg' };

/** A `data:` address as a file; null where it holds no bytes. */
function fileOf(address: string, number: number): File | null {
  const [, type = '', encoding = '', data = ''] =
    /^data:(image\/\w+)[^,]*?(;base64)?,(.*)$/is.exec(address) ?? [];
  try {
    const text = encoding === '' ? decodeURIComponent(data) : atob(data);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const kind = type.toLowerCase();
    const name = `picture ${number}.${ENDINGS[kind] ?? kind.replace('image/', '')}`;
    return bytes.length === 0 ? null : new File([bytes], name, { type: kind });
  } catch {
    return null;
  }
}

interface Pictures {
  /** `data:` addresses in the order of their marks. */
  readonly pictures: readonly string[];
  readonly upload: UploadImage;
}

/**
 * Makes the edit, then begins to upload the pictures that it brought, each in its place. False where the edit was
 * refused: nothing has changed, and it was said why.
 */
export function finish(
  editor: Editor,
  transaction: Transaction,
  { pictures, upload }: Pictures,
): boolean {
  const gaps = pictures.length === 0 ? [] : takePicturePlaces(transaction);
  editor.view.dispatch(transaction);
  if (transaction.docChanged && editor.state.doc === transaction.before) return false;
  const last = transaction.doc.content.size;
  for (const [index, picture] of pictures.entries()) {
    const file = fileOf(picture, index + 1);
    if (file !== null) beginUpload(editor, file, gaps[index] ?? last, upload);
  }
  return true;
}
