import type { Html, Piece } from '../../../shared/document/html/template.ts';
import { attribute, html } from '../../../shared/document/html/template.ts';
import type { ReaderAssets } from '../assets.ts';

/** What a whole document is made of, beside its main part. */
export interface PageHead {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Absolute address, or null for a page that has none of its own. */
  readonly canonical: string | null;
  readonly type: 'article' | 'website';
  readonly jsonLd: Html | null;
}

/** What all pages share. */
export interface Site {
  readonly assets: ReaderAssets;
  /** Such as `https://news.example`. */
  readonly origin: string;
}

const RIGHT_TO_LEFT = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** The writing direction of a language's own script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

function assetsHtml({ script, style, icon, fonts }: ReaderAssets): Piece {
  return [
    icon !== null && html`<link rel="icon" href="${icon}" type="image/svg+xml" />`,
    fonts.map(
      (font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin />`,
    ),
    style !== null && html`<link rel="stylesheet" href="${style}" />`,
    script !== null && html`<script type="module" src="${script}"></script>`,
  ];
}

function metaHtml(head: PageHead): Html {
  return html`<meta name="description" content="${head.description}" />
    ${head.canonical === null && html`<meta name="robots" content="noindex" />`}
    ${head.canonical !== null && html`<link rel="canonical" href="${head.canonical}" />`}
    ${head.canonical !== null && html`<meta property="og:url" content="${head.canonical}" />`}
    <meta property="og:site_name" content="Dateline" />
    <meta property="og:type" content="${head.type}" />
    <meta property="og:title" content="${head.title}" />
    <meta property="og:description" content="${head.description}" />
    <meta name="twitter:card" content="summary" />`;
}

/** A whole HTML document around `main`. */
export function documentHtml(head: PageHead, main: Html, site: Site): string {
  const language = attribute('lang', head.language);
  const direction = attribute('dir', directionOf(head.language));
  return String(html`<!doctype html>
    <html${language}${direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${head.title}</title>
        ${assetsHtml(site.assets)} ${metaHtml(head)} ${head.jsonLd}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the coverage</a>
        <header class="masthead"><a href="/">Dateline</a></header>
        ${main}
      </body>
    </html>`);
}
