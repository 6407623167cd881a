import * as Y from 'yjs';
import { Editor } from '../simulation/editor.ts';
import { editAtRandom } from '../simulation/edits.ts';
import { awarenessFrame, syncFrame } from './raw-socket.ts';
import type { Random } from './random.ts';

/** What an honest client with the editor open sends while `steps` edits are made to `document`. */
export function honestFrames(document: Y.Doc, steps: number, random: Random): Uint8Array[] {
  const frames: Uint8Array[] = [syncFrame(0, Y.encodeStateVector(document)), Uint8Array.of(3)];
  document.on('update', (update: Uint8Array) => frames.push(syncFrame(2, update)));
  const editor = new Editor(document);
  for (let step = 0; step < steps; step += 1) editAtRandom(editor, random);
  editor.close();
  const cursor = { anchor: { type: null, tname: 'body', item: null, assoc: 0 } };
  frames.push(syncFrame(1, Y.encodeStateAsUpdate(document)));
  frames.push(awarenessFrame([[document.clientID, 1, { user: { name: 'Anna' }, cursor }]]));
  return frames;
}
