// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, memo } from 'react';
import type { Root } from 'react-dom/client';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Desk } from '../../../client/desk/desk-context.ts';
import { DeskContext } from '../../../client/desk/desk-context.ts';
import { OpenCard } from '../../../client/desk/open-update/open-card.tsx';
import type { OpenConnection } from '../../../client/desk/open-update/open-connection.ts';
import type { SaveState } from '../../../client/desk/open-update/save-words.ts';
import { UpdateActionsProvider } from '../../../client/desk/publishing/update-actions.tsx';
import type { UpdateConnection } from '../../../client/desk/connection/update-connection.ts';
import type { UpdateEditorProps } from '../../../client/desk/editor/update-editor.tsx';
import { observable } from '../../../client/desk/observable.ts';
import { SessionContext } from '../../../client/desk/session/session.tsx';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { contentHash } from '../../../shared/ids.ts';
import { body, paragraph, quote } from '../../support/facts.ts';
import { MARA, summary } from '../../support/summaries.ts';
import { liveBlog } from '../../support/together/surroundings.ts';

vi.hoisted(() => {
  // A page that is only thought of has no width.
  const none = { matches: false, addEventListener: () => {}, removeEventListener: () => {} };
  Object.assign(window, { matchMedia: () => none });
});

const update = summary(1);
const desk: Desk = {
  liveBlog,
  openId: update.id,
  people: [],
  waiting: [],
  open: () => {},
  close: () => {},
  create: () => {},
  forget: () => {},
};

let root: Root;

beforeEach(() => {
  vi.useFakeTimers();
  onRender.mockClear();
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const page = document.createElement('main');
  document.body.replaceChildren(page);
  root = createRoot(page);
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const onRender = vi.fn<() => void>();

/** An open update in whose text somebody writes. */
function openUpdate() {
  let content: ContentNode = body(paragraph('They met.'));
  const listeners = new Set<() => void>();
  const saveState = observable<SaveState>({ status: 'saved' });
  const connection: Partial<UpdateConnection> = {
    updateId: update.id,
    document: new Y.Doc(),
    saveState,
    older: { words: observable({ status: 'none' }), discard: () => Promise.resolve() },
    lost: { words: observable([]), putBack: () => {}, dismiss: () => {} },
    ready: observable(true),
    draft: () => ({ content, meta: update.meta, hash: contentHash('1'.repeat(64)) }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const opened: OpenConnection = {
    status: 'open',
    id: update.id,
    // All that a card asks for.
    connection: connection as UpdateConnection,
    Editor: memo(
      function Editor({ problems }: UpdateEditorProps) {
        onRender();
        return <output>{problems.map(({ code }) => code).join(' ')}</output>;
      },
      // Renders as often as the card does.
      () => false,
    ),
  };
  const write = (next: ContentNode): void =>
    act(() => {
      content = next;
      saveState.set({ status: 'saving' });
      for (const listener of listeners) listener();
      vi.advanceTimersByTime(2000);
      saveState.set({ status: 'saved' });
    });
  return { opened, write };
}

function show(connection: OpenConnection): void {
  const queries = new QueryClient({ defaultOptions: { queries: { enabled: false } } });
  act(() =>
    root.render(
      <QueryClientProvider client={queries}>
        <SessionContext value={{ ...MARA, email: 'mara@example.org', role: 'editor' }}>
          <DeskContext value={desk}>
            <UpdateActionsProvider>
              <OpenCard update={update} connection={connection} known={false} />
            </UpdateActionsProvider>
          </DeskContext>
        </SessionContext>
      </QueryClientProvider>,
    ),
  );
}

const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);

it('[C8] a key renders the foot of the card, and never the editor', () => {
  const { opened, write } = openUpdate();
  show(opened);
  onRender.mockClear();
  expect(button('1 to fix')).toBeUndefined();
  write(body(paragraph('They met.'), quote('q1', '')));
  expect(button('1 to fix')).toBeDefined();
  for (let key = 1; key <= 3; key += 1) write(body(paragraph(`They met ${'x'.repeat(key)}`)));
  expect(button('1 to fix')).toBeUndefined();
  expect(onRender).not.toHaveBeenCalled();
});

it('[C8] once somebody has tried, the editor renders for problems that are others, and for no key', () => {
  const { opened, write } = openUpdate();
  show(opened);
  write(body(quote('q1', '')));
  act(() => button('1 to fix')?.click());
  expect(document.querySelector('output')?.textContent).toBe('quote_words_missing');
  onRender.mockClear();
  for (let key = 1; key <= 3; key += 1) {
    write(body(quote('q1', ''), paragraph(`They met ${'x'.repeat(key)}`)));
  }
  expect(onRender).not.toHaveBeenCalled();
  write(body(quote('q1', 'Next time')));
  expect(onRender).toHaveBeenCalledTimes(1);
  expect(document.querySelector('output')?.textContent).toBe('');
});
