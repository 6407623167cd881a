import * as Y from 'yjs';
import { readDraft } from '../../../shared/document/sequence/draft.ts';
import { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { LoadedDraft } from '../../store/store.ts';
import { applyParts, documentOf, record } from '../gate/document.ts';
import { syncStep1Frame, syncStep2Frame, updateFrame } from './frames.ts';

/** What the disk holds of one draft, and nothing else: all that a room may show ([W1]). */
export class DurableDocument {
  readonly document: Y.Doc;
  /** What it shows, projected once after each commit. */
  readonly body: ShownBody;
  #seq: number;
  #draft: Draft | null = null;
  /** The answer to whoever has nothing: the same for all until the document grows. */
  #whole: { readonly frame: Uint8Array; readonly update: Uint8Array } | null = null;

  constructor({ parts, seq }: Pick<LoadedDraft, 'parts' | 'seq'>) {
    this.document = documentOf(parts);
    this.body = new ShownBody(this.document);
    this.#seq = seq;
  }

  /** The number of the last log entry in it. */
  get seq(): number {
    return this.#seq;
  }

  readDraft(): Draft {
    this.#draft ??= readDraft(this.document, this.body.current);
    return this.#draft;
  }

  syncStep1(): Uint8Array {
    return syncStep1Frame(this.document);
  }

  syncStep2(stateVector: Uint8Array): Uint8Array {
    const hasNothing = stateVector.length === 1 && stateVector[0] === 0;
    if (hasNothing) return this.#readWhole().frame;
    return syncStep2Frame(Y.encodeStateAsUpdate(this.document, stateVector));
  }

  /** All of it as one update, encoded at most once after each growth. */
  encoded(): Uint8Array {
    return this.#readWhole().update;
  }

  /** Takes in what has become durable, up to entry `seq`; the frame that tells it, or null where it brings nothing. */
  grow(parts: readonly Uint8Array[], seq: number): Uint8Array | null {
    const news = record(this.document, () => applyParts(this.document, parts));
    this.#seq = seq;
    this.#draft = null;
    this.#whole = null;
    return news === null ? null : updateFrame(news);
  }

  #readWhole() {
    if (this.#whole === null) {
      const update = Y.encodeStateAsUpdate(this.document);
      const frame = syncStep2Frame(update);
      // At its end the frame holds the same bytes.
      this.#whole = { frame, update: frame.subarray(-update.length) };
    }
    return this.#whole;
  }
}
