import { isAllowedUrl } from '../../../../shared/document/schema/url.ts';
import { cleanCharacters } from './characters.ts';
import { tagOf, textsIn } from './markup.ts';
import { PICTURE_PLACE } from './pictures.ts';
import { styleOf } from './styles.ts';

const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  ol: ['start', 'type'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
};

const OF_BLOCKS = ['data-block', 'data-attributes', 'data-part'];

/**
 * Leaves the attributes that the schema reads. `data-pm-slice` of other editors is none of them: it would have
 * ProseMirror believe their structure ([C13]).
 */
export function keepKnownAttributes(body: Element): void {
  for (const element of body.querySelectorAll('*')) {
    const kept = KEPT[tagOf(element)] ?? [];
    const space = styleOf(element).get('white-space') ?? '';
    for (const { name } of Array.from(element.attributes)) {
      if (!kept.includes(name) && !OF_BLOCKS.includes(name)) element.removeAttribute(name);
    }
    if (!isAllowedUrl(element.getAttribute('href') ?? '')) element.removeAttribute('href');
    // ProseMirror keeps the spaces of such text.
    if (/^(pre|break-spaces)/.test(space)) element.setAttribute('style', 'white-space: pre-wrap');
  }
}

/** Characters that no page shows go; the marks for pictures are put in later. */
export function cleanTexts(body: Element): void {
  for (const text of textsIn(body)) {
    const clean = cleanCharacters(text.data);
    if (clean !== text.data) text.data = clean;
  }
  for (const block of body.querySelectorAll('[data-attributes]')) {
    const attributes = block.getAttribute('data-attributes') ?? '';
    block.setAttribute(
      'data-attributes',
      cleanCharacters(attributes.replaceAll(PICTURE_PLACE, '')),
    );
  }
}

/** Confirming is done at this desk by a person; whatever a page claims, its quotes begin unconfirmed. */
export function distrustQuotes(body: Element): void {
  for (const quote of body.querySelectorAll('[data-block="quote"]')) {
    const attributes = quote.getAttribute('data-attributes');
    if (attributes !== null) quote.setAttribute('data-attributes', withoutConfirmation(attributes));
  }
}

function withoutConfirmation(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return JSON.stringify({ ...Object(value), verification: 'unconfirmed' });
  } catch {
    return '{}';
  }
}
