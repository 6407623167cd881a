import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { Editor } from '../simulation/editor.ts';
import { editAtRandom } from '../simulation/edits.ts';
import { unitMap } from './line.ts';
import { awarenessFrame, syncFrame } from './raw-socket.ts';
import type { Random } from './random.ts';
import { addParagraph } from './yjs-bytes.ts';

/** What an honest client with the editor open sends while `steps` edits are made to `document`. */
export function honestFrames(document: Y.Doc, steps: number, random: Random): Uint8Array[] {
  const frames: Uint8Array[] = [syncFrame(0, Y.encodeStateVector(document)), Uint8Array.of(3)];
  document.on('update', (update: Uint8Array) => frames.push(syncFrame(2, update)));
  const editor = new Editor(document);
  for (let step = 0; step < steps; step += 1) editAtRandom(editor, random);
  editor.close();
  const position = { type: null, tname: 'body', item: null, assoc: 0 };
  const cursor = { anchor: position, head: position };
  frames.push(syncFrame(1, Y.encodeStateAsUpdate(document)));
  frames.push(awarenessFrame([[document.clientID, 1, { user: { name: 'Anna' }, cursor }]]));
  return frames;
}

/**
 * An edit that no editor makes, and ordinary ones on top of it, under a client id of their own: where the
 * first is refused, the others must be too.
 */
export function poisonedChain(base: Y.Doc, random: Random): readonly Uint8Array[] {
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(base));
  document.clientID = random.below(2 ** 32);
  const frames: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => frames.push(syncFrame(2, update)));
  const poison = unitMap({ type: random.pick(['script', 'paragraph', 'listItem', 'quoteText']) });
  bodyOf(document).insertEmbed(bodyOf(document).length, poison, {});
  poison.set('live', true);
  addParagraph(document, 'an ordinary edit');
  return frames;
}
