import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { updateId } from '../../../shared/ids.ts';
import type { MemoryDraftLog } from '../memory-draft-log.ts';
import { createMemoryDraftLog } from '../memory-draft-log.ts';
import type { SyncServer } from '../sync-server.ts';
import { startSyncServer } from '../sync-server.ts';
import { servePages } from './built-pages.ts';

/** Real editors in a real browser on the real sync room; what surrounds them is as small as it can be. */
export interface EditorDesk {
  readonly server: SyncServer;
  readonly log: MemoryDraftLog;
  /** Makes an update; returns its id. */
  create(content?: readonly ContentNode[]): string;
  open(browser: Browser, id: string, options: WriterOptions): Promise<EditorPage>;
  /** A page for one of two whose texts meet without a server. */
  openTogether(context: BrowserContext): Promise<Page>;
  close(): Promise<void>;
}

interface WriterOptions {
  /** One word: the person's name and session. */
  readonly name: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly context?: Parameters<Browser['newContext']>[0];
  /** A browser that was used before. */
  readonly again?: BrowserContext;
}

export async function startEditorDesk(): Promise<EditorDesk> {
  const log = createMemoryDraftLog();
  const server = await startSyncServer(log);
  const pages = await servePages();
  // A server that listens on TCP has such an address.
  const { port } = pages.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}/`;
  return {
    server,
    log,
    create: (content = []) => {
      const id = updateId(randomUUID());
      log.create(id, seedDraft({ type: 'doc', content }, {}).bytes);
      return id;
    },
    open: (browser, id, options) => openPage(browser, { origin, server, id, ...options }),
    async openTogether(context) {
      const page = await context.newPage();
      await page.goto(`${origin}together.html`);
      await page.waitForFunction(() => 'together' in window);
      return page;
    },
    async close() {
      pages.closeAllConnections();
      pages.close();
      log.release();
      await server.close();
    },
  };
}

async function openPage(
  browser: Browser,
  options: WriterOptions & {
    readonly origin: string;
    readonly server: SyncServer;
    readonly id: string;
  },
): Promise<EditorPage> {
  const { origin, server, id, name } = options;
  const context = options.again ?? (await browser.newContext(options.context));
  await context.addCookies([{ name: 'name', value: name, url: origin }]);
  const page = await context.newPage();
  const parameters = new URLSearchParams({
    name,
    update: id,
    server: server.address.replace(/^ws/, 'http').replace(/\/sync$/, ''),
    ...options.parameters,
  });
  await page.goto(`${origin}page.html?${parameters}`);
  return new EditorPage(context, page);
}

/** One person's editor. */
export class EditorPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly text: Locator;
  readonly save: Locator;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    this.text = page.getByRole('textbox', { name: 'Text of the update' });
    this.save = page.locator('[data-save]');
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async press(...keys: readonly string[]): Promise<void> {
    // One key after the other, as fingers do.
    // oxlint-disable-next-line no-await-in-loop
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** The server has confirmed everything. */
  async saved(): Promise<void> {
    await expect(this.save).toHaveAttribute('data-save', 'saved');
  }

  /** The text itself: what the screen shows holds others' names too. */
  async words(): Promise<string> {
    return textOf((await this.draft()).content);
  }

  async draft(): Promise<Draft> {
    // The page writes the draft's own JSON there.
    return JSON.parse((await this.page.locator('[data-draft]').textContent()) ?? '') as Draft;
  }
}
