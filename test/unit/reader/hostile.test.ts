import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/domain/timeline.ts';
import { quoteId } from '../../../shared/ids.ts';
import { listPage } from '../../../server/reader/page/list-page.ts';
import { streamPage } from '../../../server/reader/page/stream-page.ts';
import { updatePage } from '../../../server/reader/page/update-page.ts';
import { liveBlog } from '../../support/facts.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS, hostileBody } from '../../support/hostile.ts';
import { idOf, MemoryNewsroom } from '../../support/memory-newsroom.ts';

const site = {
  assets: { script: null, style: null, icon: null, fonts: [] },
  origin: 'https://a.example',
};
const view = { order: 'newest', onlyKey: false, from: null } as const;

/** Every field that people fill is `words`; one update is corrected, one withdrawn. */
function hostileSnapshot(words: string): Snapshot {
  const newsroom = new MemoryNewsroom(
    liveBlog({
      headline: words,
      standfirst: words,
      timeZone: words,
      languages: [words],
      place: { name: words, coordinates: null },
    }),
  );
  const meta = { bylines: [words], labels: [words], key: true };
  newsroom.publish(idOf(1), hostileBody(words), { meta });
  newsroom.pin(idOf(1), words);
  const longer = hostileBody(`${words} ${words}`);
  newsroom.publish(idOf(1), longer, { meta, change: 'correction', note: words });
  newsroom.publish(idOf(2), hostileBody(words), { meta });
  newsroom.pin(idOf(2), words);
  newsroom.publish(idOf(3), hostileBody(words), { meta });
  newsroom.withdraw(idOf(3), words);
  return newsroom.snapshot();
}

const TAG = /<(?:!doctype|\/?[a-z][a-z0-9]*)(?:\s+[a-z-]+(?:="[^"<>]*")?)*\s*\/?>/g;
const ALLOWED = new Set(
  (
    '!doctype html head meta title link body a header main p strong span h1 h2 h3 h4 time aside ' +
    'section ol ul li figure blockquote figcaption details summary nav div button article footer ' +
    'ins del table tbody tr td br script'
  ).split(' '),
);

/** What stands in the markup beside whole, allowed tags must hold no angle bracket. */
function faults(page: string): readonly string[] {
  const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '{}';
  JSON.parse(data);
  const markup = page.replace(data, '');
  const tags = markup.match(TAG) ?? [];
  const strange = tags.filter((tag) => {
    const name = /[a-z!][a-z0-9]*/.exec(tag)?.[0] ?? '';
    const attributes = tag.replaceAll(/"[^"]*"/g, '""');
    const address = /\s(?:href|src)="\s*(?:javascript|data|vbscript|blob)/i;
    return !ALLOWED.has(name) || /\son[a-z]+=/.test(attributes) || address.test(tag);
  });
  return [...strange, ...(markup.replaceAll(TAG, '').match(/[<>]/g) ?? [])];
}

const corpus = [...HOSTILE_TEXTS, ...HOSTILE_ADDRESSES];

describe('what people wrote stays text', () => {
  it.each(corpus)('[S4] on the page of the stream: %s', (words) => {
    expect(faults(streamPage(hostileSnapshot(words), view, site))).toEqual([]);
  });

  it.each(corpus)('[S4] on the page of an update: %s', (words) => {
    for (const number of [1, 2, 3]) {
      expect(faults(updatePage(hostileSnapshot(words), idOf(number), site) ?? '<')).toEqual([]);
    }
  });

  it.each(corpus)('[S4] on the front page: %s', (words) => {
    expect(faults(listPage([hostileSnapshot(words).liveBlog], site))).toEqual([]);
  });

  it('[S4] the check sees what gets through', () => {
    expect(faults('<p><img src=x onerror=alert(1)></p>')).not.toEqual([]);
    expect(faults('<a href="javascript:alert(1)">x</a>')).not.toEqual([]);
    expect(faults('<p onclick="x">x</p>')).not.toEqual([]);
  });

  it('[S4] a pinned quote’s card is there at all', () => {
    const page = streamPage(hostileSnapshot('<b>'), view, site);
    expect(page).toContain('class="key-quote" data-quote="&lt;b&gt;"');
    expect(quoteId('<b>')).toBe('<b>');
  });
});
