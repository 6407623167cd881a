import type { Schema } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { projectBody } from './project.ts';
import type { Projection } from './projection.ts';
import { createNodeCache, forgetChanged } from './projection.ts';

/** What the body of a document shows, projected at most once after each change. */
export class ShownBody {
  readonly document: Y.Doc;
  #cache = createNodeCache();
  #current: Projection | null = null;
  #isRead = false;

  constructor(document: Y.Doc) {
    this.document = document;
    document.on('afterTransaction', (transaction) => {
      if (transaction.changed.size === 0) return;
      this.#current = null;
      if (this.#isRead) forgetChanged(this.#cache, transaction);
    });
  }

  /** Blocks that have not changed are the same nodes as before. Not to be asked inside of a transaction. */
  get current(): Projection {
    this.#isRead = true;
    this.#current ??= projectBody(this.document, this.#cache);
    return this.#current;
  }

  /** From now on in nodes of an editor's own schema, which must have the types of the document's. */
  showIn(schema: Schema): void {
    if (schema === this.#cache.schema) return;
    this.#cache = createNodeCache(schema);
    this.#current = null;
  }
}
