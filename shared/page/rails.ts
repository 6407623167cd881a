import { journeyHtml, stampZone } from '../document/schema/location-stamp/html.ts';
import { quoteAnchor } from '../document/schema/quote/html.ts';
import type { Html, Piece } from '../document/html/template.ts';
import { attribute, html } from '../document/html/template.ts';
import type { TimeContext } from '../document/html/time-html.ts';
import { timeHtml, timeText } from '../document/html/time-html.ts';
import { departuresOf } from '../domain/location.ts';
import type { Departure } from '../domain/location.ts';
import type { Quote } from '../domain/quote.ts';
import { quotesOf } from '../domain/quote.ts';
import type { PublicUpdate, Snapshot } from '../domain/timeline.ts';
import type { QuoteId, UpdateId } from '../ids.ts';
import type { PageContext } from './context.ts';
import { updatePath } from './context.ts';
import { titleOf } from './name.ts';

/** What a key quote's card says; the page's script reads the same from a quote in the stream. */
export interface QuoteCard {
  readonly quoteId: QuoteId;
  readonly updateId: UpdateId;
  readonly words: string;
  readonly speaker: string;
  readonly role: string;
  readonly language: string | null;
}

/** One pinned quote. */
export function quoteCardHtml(card: QuoteCard, context: PageContext): Html {
  const anchor = quoteAnchor(card.quoteId);
  const target = updatePath(context.slug, card.updateId) + (anchor === null ? '' : `#${anchor}`);
  return html`<li class="key-quote" data-quote="${card.quoteId}" data-of="${card.updateId}">
    <figure>
      <blockquote dir="auto" ${attribute('lang', card.language)}>
        <p><a href="${target}">${card.words}</a></p>
      </blockquote>
      <figcaption dir="auto">
        <span class="quote-speaker">${card.speaker}</span
        >${card.role !== '' && html`<span class="quote-role">${card.role}</span>`}
      </figcaption>
    </figure>
  </li>`;
}

function cardOf(quote: Quote, quoteId: QuoteId, updateId: UpdateId): QuoteCard {
  const { words, speaker, role, language } = quote;
  return { quoteId, updateId, words, speaker, role, language };
}

/** The card of one quote in an update, or null where readers no longer see it there. */
export function quoteCard(update: PublicUpdate, quoteId: QuoteId): QuoteCard | null {
  if (update.status !== 'published') return null;
  const quote = quotesOf(update.content).find((candidate) => candidate.id === quoteId);
  return quote === undefined ? null : cardOf(quote, quoteId, update.id);
}

/** The line of an update among the key events; null where it is none. */
export function keyEventHtml(update: PublicUpdate, context: PageContext): Html | null {
  if (update.status !== 'published' || !update.key) return null;
  const at = update.occurredAt ?? update.firstPublishedAt;
  return html`<li class="key-event" data-of="${update.id}" data-seq="${update.seq}">
    <span class="clock">${timeHtml(at, 'clock', context)}</span>
    <a href="${updatePath(context.slug, update.id)}" dir="auto">${titleOf(update)}</a>
  </li>`;
}

/** The clock of the place that someone leaves, with its zone where that is not the event's. */
function whenHtml(at: string | null, zone: TimeContext, context: PageContext): Piece {
  if (at === null) return '—';
  const clock = timeHtml(at, 'clock', zone);
  if (zone.timeZone === context.timeZone) return clock;
  return [clock, html`<span class="zone">${timeText(at, 'zone', zone)}</span>`];
}

function departureHtml(update: PublicUpdate, departure: Departure, context: PageContext): Html {
  const zone = stampZone(departure, context);
  return html`<li class="departure" data-of="${update.id}" data-seq="${update.seq}">
    <span class="clock">${whenHtml(departure.at, zone, context)}</span>
    <div>
      <a href="${updatePath(context.slug, update.id)}" dir="auto"
        ><strong>${departure.traveller}</strong></a
      >
      <p class="route" dir="auto">
        ${departure.placeName} <span class="arrow" aria-hidden="true">→</span
        ><span class="visually-hidden"> to </span> ${departure.destination}
      </p>
      <p class="facts">${journeyHtml(departure, context)}</p>
    </div>
  </li>`;
}

/** The lines of an update on the departures board. */
export function departuresHtml(update: PublicUpdate, context: PageContext): readonly Html[] {
  if (update.status !== 'published') return [];
  return departuresOf(update.content).map((departure) => departureHtml(update, departure, context));
}

function railHtml(
  rail: { readonly name: string; readonly title: string },
  entries: readonly Piece[],
): Html {
  const shown = entries.filter((entry) => entry !== null && entry !== undefined);
  const hidden = shown.length === 0 ? attribute('data-empty', '') : null;
  return html`<details class="rail" data-rail="${rail.name}" ${hidden}>
    <summary><h2>${rail.title}</h2></summary>
    <ol>
      ${shown}
    </ol>
  </details>`;
}

/** The column beside the stream. Empty rails are there too, so that the script can fill them. */
export function railsHtml(snapshot: Snapshot, context: PageContext): Html {
  const byId = new Map(snapshot.updates.map((update) => [update.id, update]));
  const cards = snapshot.pins.map((pin) => {
    const update = byId.get(pin.updateId);
    const card = update === undefined ? null : quoteCard(update, pin.quoteId);
    return card === null ? null : quoteCardHtml(card, context);
  });
  const shownCards = cards.filter((card) => card !== null);
  const empty = shownCards.length === 0 ? attribute('data-empty', '') : null;
  return html`<aside class="rails" aria-label="At a glance">
    <section class="rail" data-rail="quotes" ${empty}>
      <h2 id="key-quotes">Key quotes</h2>
      <ol tabindex="0" aria-labelledby="key-quotes">
        ${shownCards}
      </ol>
    </section>
    ${railHtml(
      { name: 'events', title: 'Key events' },
      snapshot.updates.map((update) => keyEventHtml(update, context)),
    )}
    ${railHtml(
      { name: 'departures', title: 'Departures' },
      snapshot.updates.flatMap((update) => departuresHtml(update, context)),
    )}
  </aside>`;
}
