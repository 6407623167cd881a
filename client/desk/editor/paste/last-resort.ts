import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { cleanCharacters } from './characters.ts';

/**
 * Puts in the plain text of an event that nobody has answered, in one line as every place takes it; false
 * where somebody has, or where there is no text.
 */
export function lastResort(view: EditorView, event: ClipboardEvent | DragEvent): boolean {
  if (event.defaultPrevented || !view.editable || view.composing) return false;
  const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
  const text = cleanCharacters(data?.getData('text/plain') ?? '')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .trim();
  if (text === '') return false;
  event.preventDefault();
  const transaction = view.state.tr;
  if ('clientX' in event) {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at === null) return false;
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(at.pos)));
  }
  view.dispatch(transaction.insertText(text).scrollIntoView());
  return true;
}
