import { button, element } from '../dom.ts';

interface UploadView {
  readonly dom: HTMLElement;
  readonly showBusy: () => void;
  readonly showFailure: (reason: string) => void;
}

/** A picture on its way: what it is, that it moves, or why it did not arrive and what to do. */
export function uploadView(
  file: File,
  on: { readonly retry: () => void; readonly remove: () => void },
): UploadView {
  const preview = element('img', { class: 'upload-preview', alt: '' });
  const address = URL.createObjectURL(file);
  preview.addEventListener('load', () => URL.revokeObjectURL(address), { once: true });
  preview.addEventListener('error', () => preview.remove(), { once: true });
  preview.src = address;
  const words = element('p', { class: 'upload-words', role: 'status' });
  const bar = element('progress', { class: 'upload-bar', 'aria-label': `Uploading ${file.name}` });
  const again = button('Try again', 'button', on.retry);
  const remove = button('Remove', 'button', on.remove);
  const actions = element('div', { class: 'upload-actions' }, again, remove);
  const state = element('div', { class: 'upload-state' }, words, bar, actions);
  const dom = element('div', { class: 'upload', contenteditable: 'false' }, preview, state);
  const show = (text: string, failed: boolean): void => {
    words.textContent = text;
    dom.dataset.failed = String(failed);
    bar.hidden = failed;
    again.hidden = !failed;
  };
  return {
    dom,
    showBusy: () => show(`Uploading ${file.name}…`, false),
    showFailure: (reason) =>
      show(`${file.name} was not uploaded. ${reason === '' ? 'Try again.' : reason}`, true),
  };
}
