import type { Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { element } from './dom.ts';

/** A colleague as the server names them; before it has, the fields may be missing. */
interface Colleague {
  readonly name?: unknown;
  readonly color?: unknown;
}

const NO_COLOR = '#5c6168';

const nameOf = ({ name }: Colleague): string => (typeof name === 'string' ? name : 'Someone');

/** The extension replaces what is no colour by `transparent`. */
const colorOf = ({ color }: Colleague): string =>
  typeof color === 'string' && color !== 'transparent' ? color : NO_COLOR;

/** A thin line with a name that shows while it moves and when it is pointed at. */
function caret(user: Colleague): HTMLElement {
  const label = element('span', { class: 'caret-name' }, nameOf(user));
  const line = element('span', { class: 'caret', 'aria-hidden': 'true' }, label);
  line.style.setProperty('--person', colorOf(user));
  return line;
}

/** Binds the editor to the shared text: others' carets, and undo of one's own edits only. */
export function collaboration(
  connection: UpdateConnection,
  user: { readonly name: string; readonly color: string },
): Extensions {
  return [
    Collaboration.configure({
      fragment: bodyOf(connection.document),
      yUndoOptions: { undoManager: connection.undoManager },
    }),
    CollaborationCaret.configure({
      provider: connection,
      user,
      render: caret,
      selectionRender: (person: Colleague) => ({
        class: 'caret-selection',
        style: `--person: ${colorOf(person)}`,
      }),
    }),
  ];
}
