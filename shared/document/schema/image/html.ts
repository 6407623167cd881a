import { numberAttribute, partText, textAttribute } from '../../../domain/content.ts';
import type { RenderBlock } from '../../html/render.ts';
import { attribute, html } from '../../html/template.ts';
import { isMediaUrl } from '../url.ts';

function pixels(value: number | null): number | null {
  return value !== null && value > 0 ? Math.round(value) : null;
}

/** An uploaded picture; one from elsewhere is never loaded, and leaves its caption. */
export const imageHtml: RenderBlock = (node) => {
  const source = textAttribute(node, 'src');
  const caption = partText(node, 'imageCaption');
  const credit = partText(node, 'imageCredit');
  const shown = source !== null && isMediaUrl(source) ? source : null;
  const width = attribute('width', pixels(numberAttribute(node, 'width')));
  const height = attribute('height', pixels(numberAttribute(node, 'height')));
  const alt = textAttribute(node, 'alt') ?? '';
  return html`<figure class="image">
    ${
      shown !== null &&
      html`<img src="${shown}" alt="${alt}" ${width}${height} loading="lazy" decoding="async" />`
    }
    ${
      (caption !== '' || credit !== '') &&
      html`<figcaption dir="auto">
        ${caption}${credit !== '' && html` <span class="image-credit">${credit}</span>`}
      </figcaption>`
    }
  </figure>`;
};
