import type { Browser, Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { outline } from '../outline.ts';
import type { EditorDesk } from './editor-desk.ts';

export interface Clipboard {
  readonly html?: string;
  readonly text?: string;
  /** Name of a picture's file. */
  readonly file?: string;
}

/** Pastes as a browser does, but what the test says. */
export function paste(target: Locator, clipboard: Clipboard): Promise<void> {
  return target.evaluate((element, { html, text: plain, file }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    if (plain !== undefined) clipboardData.setData('text/plain', plain);
    if (file !== undefined) {
      clipboardData.items.add(new File(['x'], file, { type: 'image/png' }));
    }
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, clipboard);
}

export const text = (words: string): ContentNode => ({ type: 'text', text: words });

export const paragraph = (words: string): ContentNode => ({
  type: 'paragraph',
  content: [text(words)],
});

export const QUOTE: ContentNode = {
  type: 'quote',
  attrs: { id: 'q1', verification: 'unconfirmed' },
  content: [
    { type: 'quoteText', content: [text('Before after')] },
    { type: 'quoteSpeaker', content: [text('Ana')] },
    { type: 'quoteRole' },
    { type: 'quoteSource' },
  ],
};

/** An editor with these blocks, and what tests of pasting look at. */
export async function openToPaste(
  desk: EditorDesk,
  browser: Browser,
  ...content: readonly ContentNode[]
) {
  const writer = await desk.open(browser, desk.create(content), { name: 'Ana' });
  await expect(writer.text).toBeFocused();
  const errors: Error[] = [];
  writer.page.on('pageerror', (error) => errors.push(error));
  return {
    writer,
    page: writer.page,
    text: writer.text,
    /** What the page threw. */
    errors,
    toast: writer.page.locator('.toast'),
    /** The caret goes to the end of the words in an element. */
    caretAfter: async (selector: string) => {
      await writer.text.locator(selector).click();
      await writer.press('End');
      // The editor hears of it by an event, which a page that is busy may still owe.
      await writer.page.evaluate(
        () => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))),
      );
    },
    /** Waits until the draft is these lines, as `outline` writes them, and saved. */
    shows: async (...lines: readonly string[]) => {
      await expect.poll(async () => outline((await writer.draft()).content)).toBe(lines.join('\n'));
      await writer.saved();
    },
  };
}
