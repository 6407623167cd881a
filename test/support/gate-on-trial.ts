import { beforeEach } from 'vitest';
import * as Y from 'yjs';
import type { Verdict } from '../../server/sync/gate/gate.ts';
import { Shadow } from '../../server/sync/gate/shadow.ts';
import type { UserId } from '../../shared/ids.ts';
import { userId } from '../../shared/ids.ts';
import { addParagraph, changeOn } from './yjs-bytes.ts';

export const ANNA = userId('anna');
export const BEN = userId('ben');
export const ANNAS_CLIENT = 1;

/** A line of Anna's, in a document that is empty otherwise. */
export function annasDocument(words = 'They met in Anchorage.'): Y.Doc {
  const document = new Y.Doc();
  document.clientID = ANNAS_CLIENT;
  addParagraph(document, words);
  return document;
}

/** A code where it refuses, else the kind of verdict. */
export const answerOf = (verdict: Verdict): string =>
  verdict.kind === 'refused' ? verdict.code : verdict.kind;

/** The gate before a draft, and what it says of the frames that come. */
export class GateOnTrial {
  /** What the gate takes for durable. */
  document = new Y.Doc();
  shadow = new Shadow(this.document, new Map(), 0);

  /** Another document from now on; `owners` of client ids, `size` in bytes. */
  hold(document: Y.Doc, owners: ReadonlyMap<number, UserId> = new Map(), size = 0): void {
    this.document = document;
    this.shadow = new Shadow(document, owners, size);
  }

  judge(frame: Uint8Array, by: UserId = BEN): Verdict {
    return this.shadow.judge(frame, by);
  }

  /** What Ben's frame gets as an answer: a code, or the kind of verdict. */
  answerTo(frame: Uint8Array): string {
    return answerOf(this.judge(frame));
  }

  /** The frame that an edit of the document comes to, written under `client` where one is given. */
  change(edit: (document: Y.Doc) => void, client?: number): Uint8Array {
    return changeOn(this.document, edit, client);
  }
}

/** The gate before such a document, a new one for each test; all in it is Anna's. */
export function gateBefore(make: () => Y.Doc): GateOnTrial {
  const gate = new GateOnTrial();
  beforeEach(() => {
    const document = make();
    gate.hold(document, new Map([[document.clientID, ANNA]]));
  });
  return gate;
}
