import { expect, test } from '@playwright/test';
import type { BrowserContext, Page, WebSocketRoute } from '@playwright/test';
import { WebSocket } from 'ws';
import { paragraph } from '../support/facts.ts';
import { type EditorDesk, startEditorDesk } from '../support/editor-desk/editor-desk.ts';
import { SCHEMA_VERSION } from '../../shared/document/schema/version.ts';

const OLDER = SCHEMA_VERSION - 1;

let desk: EditorDesk;

test.beforeAll(async () => {
  desk = await startEditorDesk();
});
test.afterAll(() => desk.close());

/** Pages of the desk as it was one version ago. */
const servePast = (context: BrowserContext) =>
  context.route('**/shared/document/version.ts', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `export const SCHEMA_VERSION = ${OLDER};`,
    }),
  );

/** A server of that version, as far as a socket can tell it from the present one. */
function bridgeToPast(page: WebSocketRoute): void {
  const address = page.url().replace(`schema=${OLDER}`, `schema=${SCHEMA_VERSION}`);
  const server = new WebSocket(address, { headers: { cookie: 'name=ana' } });
  const waiting: (string | Buffer)[] = [];
  page.onMessage((data) => {
    if (server.readyState === WebSocket.OPEN) server.send(data);
    else waiting.push(data);
  });
  page.onClose(() => server.close());
  server.on('open', () => waiting.forEach((data) => server.send(data)));
  server.on('message', (data: Buffer) => page.send(data));
  server.on('error', () => {});
}

const copiesOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) => (name === undefined ? [] : [name])),
  );

test('[W6] [L7] words of an older editor outlive its schema', async ({ browser }) => {
  const id = desk.create([paragraph('They met.')]);
  const context = await browser.newContext();
  let server: 'past' | 'away' | 'present' = 'past';
  const sockets: WebSocketRoute[] = [];
  await servePast(context);
  await context.routeWebSocket(/\/sync\//, (socket) => {
    sockets.push(socket);
    if (server === 'past') bridgeToPast(socket);
    else if (server === 'away') void socket.close({ code: 1012 });
    else socket.connectToServer();
  });
  const old = await desk.open(browser, id, { name: 'ana', again: context });
  await old.saved();
  server = 'away';
  await sockets[0]?.close({ code: 1012 });
  await expect(old.save).toHaveAttribute('data-save', 'offline');
  await old.type(' Written with the old editor, without a network.');
  await expect(old.save).toHaveText('{"status":"offline","kept":true}');

  // The server comes back as it is now: the old editor is sent away, and nothing of it arrives.
  server = 'present';
  await expect(old.save).toHaveAttribute('data-save', 'reload');
  await expect(old.page.locator('[contenteditable="true"]')).toHaveCount(0);
  const other = await desk.open(browser, id, { name: 'ben' });
  await other.saved();
  expect(await other.words()).toBe('They met.');

  await context.unrouteAll();
  await old.page.close();
  const present = await desk.open(browser, id, { name: 'ana', again: context });
  const words = 'They met. Written with the old editor, without a network.';
  await expect.poll(() => present.words()).toBe(words);
  await present.saved();
  await expect.poll(() => other.words()).toBe(words);
  await expect.poll(() => copiesOn(present.page)).toEqual([`dateline/${SCHEMA_VERSION}/ana/${id}`]);
});
