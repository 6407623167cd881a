import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { createServer } from 'vite';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { updateId } from '../../../shared/ids.ts';
import type { MemoryDraftLog } from '../memory-draft-log.ts';
import { createMemoryDraftLog } from '../memory-draft-log.ts';
import type { SyncServer } from '../sync-server.ts';
import { startSyncServer } from '../sync-server.ts';

const ROOT = join(import.meta.dirname, '../../..');

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

/** A picture for every media address. */
const picture: Plugin = {
  name: 'picture',
  configureServer(server) {
    server.middlewares.use('/media', (_request, response) => {
      response.setHeader('content-type', 'image/svg+xml');
      response.end(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540"><rect width="960" height="540" fill="#7d94a6"/><path d="M0 400 260 190 420 330 620 120 960 400v140H0z" fill="#4f6475"/></svg>',
      );
    });
  },
};

export async function startEditorDesk(): Promise<EditorDesk> {
  const log = createMemoryDraftLog();
  const server = await startSyncServer(log);
  const vite = await createServer({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-editor-desk',
    plugins: [react(), picture],
    optimizeDeps: { entries: ['test/support/editor-desk/{page.tsx,together.ts}'] },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  });
  await vite.listen();
  const origin = vite.resolvedUrls?.local[0] ?? '';
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
      await page.goto(`${origin}test/support/editor-desk/together.html`);
      await page.waitForFunction(() => 'together' in window);
      return page;
    },
    async close() {
      await vite.close();
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
  await page.goto(`${origin}test/support/editor-desk/page.html?${parameters}`);
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
