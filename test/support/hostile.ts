import type { ContentNode, Json } from '../../shared/domain/content.ts';

/** Texts that run a script where a single escape is missing. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'><svg onload=alert(1)>",
  '" autofocus onfocus="alert(1)',
  "' autofocus onfocus='alert(1)",
  '<!--<script>alert(1)//-->',
  ']]><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u2028<iframe srcdoc="<script>alert(1)</script>">',
  '${alert(1)}',
];

export const HOSTILE_ADDRESSES: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'https://a.example/"onmouseover="alert(1)',
  '//a.example/x',
  '/media/x" onerror="alert(1)',
  'blob:https://a.example/1',
];

const part = (type: string, words: string): ContentNode => ({
  type,
  content: [{ type: 'text', text: words }],
});

function block(
  type: string,
  parts: readonly string[],
  words: string,
  attrs: readonly string[],
): ContentNode {
  const values: { [name: string]: Json } = {};
  for (const name of attrs) values[name] = words;
  return { type, attrs: values, content: parts.map((name) => part(name, words)) };
}

/** A body in which every text field, every attribute and every type name is `words`. */
export function hostileBody(words: string): ContentNode {
  const inline: ContentNode = {
    type: 'text',
    text: words,
    marks: [{ type: 'link', attrs: { href: words, target: words } }, { type: words }],
  };
  const quoteParts = ['quoteText', 'quoteSpeaker', 'quoteRole', 'quoteSource', 'quoteTranslation'];
  const stampParts = ['placeName', 'traveller', 'destination', 'carrier'];
  const stampAttrs = ['id', 'at', 'timeZone', 'durationMinutes'];
  const departure = block('locationStamp', stampParts, words, stampAttrs);
  return {
    type: 'doc',
    content: [
      part('headline', words),
      { type: 'paragraph', content: [inline] },
      { type: 'heading', attrs: { level: words }, content: [inline] },
      {
        type: 'orderedList',
        attrs: { start: words },
        content: [{ type: 'listItem', content: [inline] }],
      },
      {
        type: 'table',
        content: [{ type: 'tableCell', attrs: { colspan: words }, content: [inline] }],
      },
      block('quote', quoteParts, words, ['id', 'saidAt', 'language', 'verification']),
      departure,
      { ...departure, attrs: { ...departure.attrs, phase: 'departing' } },
      block('image', ['imageCaption', 'imageCredit'], words, ['src', 'alt', 'width', 'height']),
      block('embed', [], words, ['url', 'title']),
      part(words, words),
    ],
  };
}
