import type { Html } from '../../shared/document/html/template.ts';
import type { PublicEvent, PublicUpdate } from '../../shared/domain/timeline.ts';
import type { QuoteId, UpdateId } from '../../shared/ids.ts';
import { quoteId } from '../../shared/ids.ts';
import { liveBlogPath } from '../../shared/page/context.ts';
import type { QuoteCard } from '../../shared/page/rails.ts';
import { departuresHtml, keyEventHtml, quoteCard, quoteCardHtml } from '../../shared/page/rails.ts';
import type { Page } from './page.ts';
import { elementOf, find, findAll } from './page.ts';
import { keepPlace } from './place.ts';

function entriesOf(rail: HTMLElement): readonly HTMLElement[] {
  return findAll('li[data-of]', rail);
}

function noteEmpty(rail: HTMLElement): void {
  if (entriesOf(rail).length === 0) rail.dataset.empty = '';
  else delete rail.dataset.empty;
}

/** Replaces the entries of one update in a list that is ordered newest first. */
function replaceEntries(rail: HTMLElement, update: PublicUpdate, entries: readonly Html[]): void {
  for (const entry of entriesOf(rail)) if (entry.dataset.of === update.id) entry.remove();
  const next = entriesOf(rail).find((entry) => Number(entry.dataset.seq) < update.seq) ?? null;
  const list = find('ol', rail);
  for (const entry of entries) list?.insertBefore(elementOf(entry), next);
  noteEmpty(rail);
}

/** A card's words from the quote in the stream, for one that came with the page. */
function cardOnPage(id: QuoteId, of: UpdateId): QuoteCard | null {
  const quote = find(`figure[data-quote="${CSS.escape(id)}"]`);
  if (quote === null) return null;
  const textIn = (selector: string) => find(selector, quote)?.textContent?.trim() ?? '';
  return {
    quoteId: id,
    updateId: of,
    words: textIn('.quote-words'),
    speaker: textIn('.quote-speaker'),
    role: textIn('.quote-role'),
    language: find('.quote-words', quote)?.lang || null,
  };
}

/** The column beside the stream follows every event; what it cannot know it reads from the server's page. */
export class Rails {
  readonly #page: Page;
  readonly #known = new Map<UpdateId, PublicUpdate>();

  constructor(page: Page) {
    this.#page = page;
  }

  take(event: PublicEvent): void {
    switch (event.type) {
      case 'published':
      case 'corrected':
      case 'withdrawn':
        return this.#update(event.update);
      case 'pinned':
        return this.#pin(event.pin.quoteId, event.pin.updateId);
      case 'unpinned':
        return this.#unpin(event.quoteId);
      case 'pinsOrdered':
        return this.#order(event.quoteIds);
      case 'liveBlogChanged':
        return;
    }
  }

  #rail(name: string): HTMLElement | null {
    return find(`[data-rail="${name}"]`, this.#page.main);
  }

  #cards(): readonly HTMLElement[] {
    return findAll('[data-rail="quotes"] li', this.#page.main);
  }

  async #reloadQuotes(): Promise<void> {
    const response = await fetch(liveBlogPath(this.#page.context.slug));
    const server = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = find('[data-rail="quotes"]', server);
    if (response.ok && fresh !== null) keepPlace(() => this.#rail('quotes')?.replaceWith(fresh));
  }

  #pin(id: QuoteId, of: UpdateId): void {
    const rail = this.#rail('quotes');
    const update = this.#known.get(of);
    const card = update === undefined ? cardOnPage(id, of) : quoteCard(update, id);
    if (rail === null) return;
    if (card === null) {
      // Every reader needs it at this moment: each asks at a moment of its own.
      setTimeout(() => void this.#reloadQuotes().catch(() => undefined), 100 + Math.random() * 700);
      return;
    }
    find('ol', rail)?.append(elementOf(quoteCardHtml(card, this.#page.context)));
    noteEmpty(rail);
  }

  #unpin(id: QuoteId): void {
    for (const card of this.#cards()) if (card.dataset.quote === id) card.remove();
    const rail = this.#rail('quotes');
    if (rail !== null) noteEmpty(rail);
  }

  #order(ids: readonly QuoteId[]): void {
    const rail = this.#rail('quotes');
    const byId = new Map(this.#cards().map((card) => [card.dataset.quote, card]));
    for (const id of ids) {
      const card = byId.get(id);
      if (rail !== null && card !== undefined) find('ol', rail)?.append(card);
    }
  }

  #update(next: PublicUpdate): void {
    const { context } = this.#page;
    this.#known.set(next.id, next);
    const events = this.#rail('events');
    const departures = this.#rail('departures');
    const event = keyEventHtml(next, context);
    if (events !== null) replaceEntries(events, next, event === null ? [] : [event]);
    if (departures !== null) replaceEntries(departures, next, departuresHtml(next, context));
    for (const old of this.#cards()) {
      if (old.dataset.of !== next.id) continue;
      const card = quoteCard(next, quoteId(old.dataset.quote ?? ''));
      if (card !== null) old.replaceWith(elementOf(quoteCardHtml(card, context)));
    }
  }
}
