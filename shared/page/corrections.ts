import type { Html } from '../document/html/template.ts';
import { html } from '../document/html/template.ts';
import { timeHtml } from '../document/html/time-html.ts';
import type { Correction, WordChange } from '../domain/correction.ts';
import type { PageContext } from './context.ts';

/** Beyond these, the changes of one correction are a rewrite and no longer told word by word. */
const MAXIMUM_CHANGES = 6;

function changeHtml({ before, after }: WordChange): Html {
  if (before === '') return html`<li>added <ins dir="auto">${after}</ins></li>`;
  if (after === '') return html`<li>removed <del dir="auto">${before}</del></li>`;
  return html`<li>
    <del dir="auto">${before}</del> <span class="arrow" aria-hidden="true">→</span>
    <ins dir="auto">${after}</ins>
  </li>`;
}

function correctionHtml(correction: Correction, context: PageContext): Html {
  const shown = correction.changes.slice(0, MAXIMUM_CHANGES);
  const more = correction.changes.length - shown.length;
  return html`<li data-corrected="${correction.at}">
    <p>
      <strong>Corrected ${timeHtml(correction.at, 'clockAndZone', context)}</strong>
      ${correction.note !== '' && html`<span dir="auto">${correction.note}</span>`}
    </p>
    ${
      shown.length > 0 &&
      html`<ul>
        ${shown.map(changeHtml)}${more > 0 && html`<li>and ${more} more</li>`}
      </ul>`
    }
  </li>`;
}

/** What was wrong and what is right, newest first; nothing where nothing was corrected. */
export function correctionsHtml(
  corrections: readonly Correction[],
  context: PageContext,
): Html | null {
  if (corrections.length === 0) return null;
  return html`<ol class="corrections" aria-label="Corrections">
    ${corrections.toReversed().map((correction) => correctionHtml(correction, context))}
  </ol>`;
}
