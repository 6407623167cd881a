import type { PublicUpdate } from '../../shared/domain/timeline.ts';
import { updateHtml } from '../../shared/page/update.ts';
import type { Page } from './page.ts';
import { elementOf, find, findAll } from './page.ts';
import type { Pill } from './pill.ts';
import { createPill } from './pill.ts';
import { keepPlace, replaceKeepingFocus } from './place.ts';
import { showOwnTimes } from './times.ts';

const numberOf = (article: HTMLElement): number => Number(article.dataset.seq);

/** Frames that the reader has let in stay in. */
function keepFrames(old: HTMLElement, next: HTMLElement): void {
  for (const embed of findAll('[data-embed]:has(iframe)', old)) {
    const place = findAll('[data-embed]', next).find(
      (candidate) => candidate.dataset.embed === embed.dataset.embed,
    );
    place?.replaceWith(embed);
  }
}

/** The stream of updates on the page: replaces what is there, and holds what is new until it is wanted. */
export class Stream {
  readonly #page: Page;
  readonly #list: HTMLElement | null;
  readonly #newestFirst: boolean;
  readonly #pill: Pill;

  constructor(page: Page) {
    this.#page = page;
    this.#list = find('[data-stream]', page.main);
    this.#newestFirst = this.#list?.dataset.order !== 'oldest';
    const insert = (updates: readonly PublicUpdate[]) => this.#insert(updates);
    this.#pill = createPill(page.context.slug, this.#isOpen() ? insert : null);
  }

  /** True where readers of this page can see the update, or that it waits. */
  show(update: PublicUpdate, mark: 'changed' | 'quiet'): boolean {
    const old = find(`#update-${update.id}`, this.#page.main);
    if (old !== null) this.#replace(old, update, mark);
    else if (!this.#isWanted(update)) return false;
    else if (this.#isOpen() && this.#articles().length === 0)
      this.#place(update).dataset.fresh = '';
    else this.#pill.hold(update);
    return true;
  }

  /** True where the newest end of the stream is on this page. */
  #isOpen(): boolean {
    return this.#list?.dataset.open === 'yes';
  }

  #articles(): readonly HTMLElement[] {
    return findAll('[data-update]', this.#page.main);
  }

  #articleOf(update: PublicUpdate): HTMLElement {
    const article = elementOf(updateHtml(update, this.#page.context));
    showOwnTimes(article, this.#page.context);
    return article;
  }

  #place(update: PublicUpdate): HTMLElement {
    const article = this.#articleOf(update);
    const comesAfter = (other: HTMLElement) =>
      this.#newestFirst ? numberOf(other) < update.seq : numberOf(other) > update.seq;
    const next = this.#articles().find(comesAfter);
    find('[data-empty-words]', this.#page.main)?.remove();
    this.#list?.insertBefore(article, next ?? null);
    return article;
  }

  #insert(updates: readonly PublicUpdate[]): void {
    const articles = updates.map((update) => this.#place(update));
    for (const article of articles) article.dataset.fresh = '';
    const first = this.#newestFirst ? articles.at(-1) : articles[0];
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: 'start' });
  }

  #replace(old: HTMLElement, update: PublicUpdate, mark: 'changed' | 'quiet'): void {
    const next = this.#articleOf(update);
    keepFrames(old, next);
    if (mark === 'changed') next.dataset.fresh = '';
    keepPlace(() => replaceKeepingFocus(old, next));
  }

  #isWanted(update: PublicUpdate): boolean {
    if (this.#pill.has(update.id)) return true;
    if (update.status === 'withdrawn') return false;
    if (this.#list?.dataset.onlyKey !== 'yes') return update.seq > this.#page.seq;
    // One that an editor marks later can belong to another page of the key events.
    const oldest = Math.min(...this.#articles().map(numberOf));
    return update.key && (update.seq > oldest || find('.more', this.#page.main) === null);
  }
}
