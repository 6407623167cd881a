import type { Html } from '../../shared/document/html/template.ts';
import type { PageContext } from '../../shared/page/context.ts';

/** What the server wrote into the page's main element. */
export interface Page {
  readonly main: HTMLElement;
  readonly context: PageContext;
  /** The last event that the page already shows. */
  readonly seq: number;
}

export function readPage(): Page | null {
  const main = document.querySelector<HTMLElement>('main[data-seq]');
  if (main === null) return null;
  const { slug = '', timeZone = 'UTC', locale = 'en', seq = '0' } = main.dataset;
  return { main, context: { slug, timeZone, locale }, seq: Number(seq) };
}

/** The first element of some markup. */
export function elementOf(markup: Html): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = String(markup);
  const [element] = template.content.children;
  if (!(element instanceof HTMLElement)) throw new Error('the markup holds no element');
  return element;
}

export function find(selector: string, root: ParentNode = document): HTMLElement | null {
  return root.querySelector<HTMLElement>(selector);
}

export function findAll(selector: string, root: ParentNode = document): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)];
}

/** Says a sentence to those who listen instead of look: the page's one polite live region. */
export function announce(words: string): void {
  const region = find('[data-announcement]');
  if (region !== null) region.textContent = words;
}
