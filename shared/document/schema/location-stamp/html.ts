import type { Departure, LocationStamp } from '../../../domain/location.ts';
import { durationText, locationStampOf } from '../../../domain/location.ts';
import type { RenderBlock, RenderContext } from '../../html/render.ts';
import type { Html, Piece } from '../../html/template.ts';
import { html } from '../../html/template.ts';
import type { TimeContext } from '../../html/time-html.ts';
import { timeHtml } from '../../html/time-html.ts';

const PHASES: Readonly<Record<LocationStamp['phase'], string>> = {
  arriving: 'Arriving',
  at: 'On the scene',
  departing: 'Departing',
};

/** The zone of the stamp's own place, or else that of the event. */
export function stampZone(stamp: LocationStamp, context: TimeContext): TimeContext {
  return { locale: context.locale, timeZone: stamp.timeZone ?? context.timeZone };
}

/** When the journey should end, as ISO 8601; null where the departure does not say. */
function dueAt(departure: Departure): string | null {
  if (departure.at === null || departure.durationMinutes === null) return null;
  const due = new Date(Date.parse(departure.at) + departure.durationMinutes * 60_000);
  return Number.isNaN(due.getTime()) ? null : due.toISOString();
}

/** Carrier, length and due time of a journey, each only where it is known. */
export function journeyHtml(departure: Departure, context: TimeContext): Piece {
  const due = dueAt(departure);
  const zone = stampZone(departure, context);
  return [
    departure.carrier !== '' && html`<span>${departure.carrier}</span>`,
    departure.durationMinutes !== null &&
      html`<span>${durationText(departure.durationMinutes)}</span>`,
    due !== null && html`<span>due ${timeHtml(due, 'clockAndZone', zone)}</span>`,
  ];
}

/** Who goes where, each only where it is known. */
function routeHtml({ traveller, destination }: Departure): Piece {
  const to = html` <span class="arrow" aria-hidden="true">→</span
    ><span class="visually-hidden"> to </span> ${destination}`;
  return [traveller !== '' && html`<strong>${traveller}</strong>`, destination !== '' && to];
}

function departureHtml(departure: Departure, context: RenderContext): Html {
  return html`<p class="stamp-journey">
    <span class="stamp-route">${routeHtml(departure)}</span>
    <span class="facts">${journeyHtml(departure, context)}</span>
  </p>`;
}

/** Where and when, as the line at the head of a story says it. */
export const locationStampHtml: RenderBlock = (node, context) => {
  const stamp = locationStampOf(node);
  const time =
    stamp.at === null ? null : timeHtml(stamp.at, 'clockAndZone', stampZone(stamp, context));
  return html`<div class="stamp" data-phase="${stamp.phase}">
    <p class="stamp-line">
      <span class="stamp-place">${stamp.placeName}</span>
      <span class="facts"
        >${time !== null && html`<span>${time}</span>`}<span class="stamp-phase"
          >${PHASES[stamp.phase]}</span
        ></span
      >
    </p>
    ${stamp.phase === 'departing' && departureHtml(stamp, context)}
  </div>`;
};
