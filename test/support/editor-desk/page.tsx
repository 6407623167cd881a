import '@fontsource-variable/source-sans-3';
import '@fontsource-variable/source-serif-4';
import '../../../client/ui/tokens.css';
import '../../../client/desk/desk.css';
import { StrictMode, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { openUpdate } from '../../../client/desk/connection/update-connection.ts';
import { LostNotice } from '../../../client/desk/open-update/lost-notice.tsx';
import { UpdateEditor } from '../../../client/desk/editor/update-editor.tsx';
import { useObservable } from '../../../client/desk/observable.ts';
import { Toasts } from '../../../client/desk/ui/toasts.tsx';
import { Button } from '../../../client/desk/ui/button.tsx';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import { updateId, userId } from '../../../shared/ids.ts';
import { liveBlog } from '../together/surroundings.ts';

// One editor as the desk mounts it, told by the address of the page: who, which update, which server.
const parameters = new URLSearchParams(location.search);
const parameter = (name: string): string => parameters.get(name) ?? '';

const staff = {
  userId: userId(parameter('name').toLowerCase()),
  name: parameter('name'),
  role: 'reporter',
  color: '#0b6e99',
} as const;

async function upload(file: File) {
  await new Promise((resolve) => setTimeout(resolve, Number(parameter('uploading'))));
  if (file.name.includes('huge')) throw new Error('It is larger than 20 MB.');
  return { id: '0198f000-0000-7000-8000-000000000001', width: 960, height: 540 };
}

const connection = openUpdate({
  updateId: updateId(parameter('update')),
  serverUrl: parameter('server'),
  userId: staff.userId,
});
connection.connect();

const NO_PROBLEMS: ReturnType<typeof publishProblems> = [];

function Writing() {
  const save = useObservable(connection.saveState);
  const [open, setOpen] = useState(true);
  const draft = useSyncExternalStore(connection.subscribe, connection.draft);
  const problems = parameters.has('problems') ? publishProblems(draft.content) : NO_PROBLEMS;
  return (
    <main style={{ maxInlineSize: 760, margin: '0 auto', padding: 16 }} dir={parameter('dir')}>
      <output data-save={save.status} className="visually-hidden">
        {JSON.stringify(save)}
      </output>
      <output data-draft className="visually-hidden">
        {JSON.stringify(draft)}
      </output>
      <Button onClick={() => setOpen(!open)}>Open or close</Button>
      <LostNotice connection={connection} />
      {open ? (
        <UpdateEditor
          connection={connection}
          liveBlog={liveBlog}
          staff={staff}
          colleagues={[{ name: 'Ana Ruiz' }, { name: 'Ben Okafor' }]}
          readOnly={parameter('readonly') || null}
          problems={problems}
          onUploadImage={upload}
          // As a card that somebody has just opened.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onEscape={() => document.body.setAttribute('data-escaped', '')}
        />
      ) : null}
      <Toasts />
    </main>
  );
}

const root = document.getElementById('page');
if (root === null) throw new Error('page.html has no #page');
if (parameters.has('theme')) document.documentElement.dataset.theme = parameter('theme');
createRoot(root).render(
  <StrictMode>
    <Writing />
  </StrictMode>,
);
