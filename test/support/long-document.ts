import * as Y from 'yjs';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { lineEnd } from './line.ts';

const WORDS = 'They met in Anchorage, and spoke for hours. '.repeat(3);

/** So many lines of 130 characters, of which each third is a heading, written in one go under client id 1. */
export function longDocument(lines: number): Y.Doc {
  const document = new Y.Doc();
  document.clientID = 1;
  const delta = Array.from({ length: lines }, (_, line) => [
    { insert: `${WORDS}${line}` },
    { insert: lineEnd(line % 3 === 0 ? 'heading{"level":2}' : undefined) },
  ]).flat();
  bodyOf(document).applyDelta(delta);
  return document;
}
