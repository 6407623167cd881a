import type { Schema } from '@tiptap/pm/model';
import { DOMSerializer } from '@tiptap/pm/model';

const ATTRIBUTE = 'data-dateline-copy';
const NAME = 'dateline.copies';

/**
 * A secret of this browser that stands in what is copied here: only what carries it is believed to be the
 * editor's own. A page cannot know it, and where nothing can be stored it lasts as long as the page.
 */
export function copySecret(newId: () => string): string {
  const made = newId();
  try {
    const known = localStorage.getItem(NAME);
    if (known !== null) return known;
    localStorage.setItem(NAME, made);
  } catch {
    // Storage is denied: copies are believed within this page.
  }
  return made;
}

const mark = (secret: string): string => `${ATTRIBUTE}="${secret}"`;

/** True for HTML that an editor of this browser wrote: its structure needs no cleaning. */
export const isOwnCopy = (html: string, secret: string): boolean => html.includes(mark(secret));

/** Writes the secret onto the first element of what is copied. */
class CopySerializer extends DOMSerializer {
  readonly #secret: string;

  constructor(schema: Schema, secret: string) {
    const { nodes, marks } = DOMSerializer.fromSchema(schema);
    super(nodes, marks);
    this.#secret = secret;
  }

  override serializeFragment(
    ...[fragment, options, target]: Parameters<DOMSerializer['serializeFragment']>
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    // Within a target it is the inside of a node.
    if (target === undefined) made.firstElementChild?.setAttribute(ATTRIBUTE, this.#secret);
    return made;
  }
}

export const copySerializer = (schema: Schema, secret: string): DOMSerializer =>
  new CopySerializer(schema, secret);
