import type { Extensions } from '@tiptap/core';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { Carets } from './binding/carets.ts';
import { SharedText } from './binding/shared-text.ts';
import { TypingInGap } from './binding/typing-in-gap.ts';

/** Binds the editor to the shared text: others' carets, and undo of one's own edits only. */
export const collaboration = (
  connection: UpdateConnection,
  user: { readonly name: string; readonly color: string },
): Extensions => [
  SharedText.configure({ connection }),
  TypingInGap,
  Carets.configure({ connection, user }),
];
