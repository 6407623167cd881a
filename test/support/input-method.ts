import type { CDPSession, Page } from '@playwright/test';

/** An input method, as Chromium meets it: letters that are being composed, and then taken. */
export class InputMethod {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async on(page: Page): Promise<InputMethod> {
    await page.evaluate(() => {
      document.documentElement.dataset.compositions = '';
      for (const type of ['compositionstart', 'compositionend']) {
        document.addEventListener(type, () => {
          document.documentElement.dataset.compositions += type === 'compositionstart' ? '(' : ')';
        });
      }
    });
    return new InputMethod(page, await page.context().newCDPSession(page));
  }

  /** Shows `text` as what is being composed; the caret behind it. */
  async show(text: string): Promise<void> {
    await this.#session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  /** Ends the composition with `text`. */
  async take(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }

  /** `(` for each beginning and `)` for each end of a composition so far. */
  async compositions(): Promise<string> {
    return this.#page.evaluate(() => document.documentElement.dataset.compositions ?? '');
  }
}
