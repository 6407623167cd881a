import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../server/reader/page/document.ts';
import { listPage } from '../../../server/reader/page/list-page.ts';
import { streamPage, streamPart } from '../../../server/reader/page/stream-page.ts';
import { updatePage } from '../../../server/reader/page/update-page.ts';
import { publicLiveBlog } from '../../../shared/domain/liveblog.ts';
import { body, liveBlog, minute, paragraph, quote } from '../../support/facts.ts';
import { idOf, MemoryNewsroom } from '../../support/memory-newsroom.ts';
import { summit } from '../../support/summit.ts';

const site = {
  assets: { script: '/assets/feed.js', style: null, icon: null, fonts: [] },
  origin: 'https://a.example',
};
const newest = { order: 'newest', onlyKey: false, from: null } as const;
const flat = (markup: string) => markup.replaceAll(/\s+/g, ' ');

interface Posting {
  readonly '@type': string;
  readonly coverageStartTime: string;
  readonly liveBlogUpdate: readonly {
    readonly headline: string;
    readonly articleBody: string;
    readonly datePublished: string;
    readonly dateModified: string;
    readonly author: readonly { readonly name: string }[];
    readonly url: string;
    readonly correction?: readonly { readonly text: string; readonly datePublished: string }[];
  }[];
}

function postingIn(page: string): Posting {
  const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1];
  return JSON.parse(data ?? 'null') as Posting;
}

function long(count: number) {
  const newsroom = new MemoryNewsroom(liveBlog());
  for (let number = 1; number <= count; number += 1) {
    newsroom.publish(idOf(number), body(paragraph(`Update ${number}`)), {
      meta: { key: number % 10 === 0 },
    });
  }
  return newsroom.snapshot();
}

describe('the page of the stream', () => {
  const page = flat(streamPage(summit().snapshot(), newest, site));

  it('shows every update with its times, the correction and the withdrawal', () => {
    expect(page.match(/<article /g)).toHaveLength(10);
    expect(page).toContain(`<time datetime="${minute(188)}">15:08</time>`);
    expect(page).toContain('Corrected <time');
    expect(page).toContain('<del dir="auto">First</del>');
    expect(page).toContain('<ins dir="auto">Second</ins>');
    expect(page).toContain('The remark was placed at the wrong moment of the day.');
    expect(page).not.toContain('severe consequences');
  });

  it('carries what its script starts from, and no script of its own', () => {
    expect(page).toMatch(/<main[^>]* data-slug="summit" data-seq="\d+"/);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).toContain('<script type="module" src="/assets/feed.js"></script>');
  });

  it('shows pinned quotes in their order, key events and departures', () => {
    const cards = [...page.matchAll(/class="key-quote" data-quote="([^"]+)"/g)].map(([, id]) => id);
    expect(cards).toEqual(['q-moscow', 'q-heat', 'q-again']);
    expect(page.match(/class="key-event"/g)).toHaveLength(4);
    expect(page).toContain('due <time datetime="2025-08-16T05:06:00.000Z">21:06 AKDT</time>');
  });

  it('describes itself as a LiveBlogPosting with its corrections', () => {
    const posting = postingIn(streamPage(summit().snapshot(), newest, site));
    expect(posting['@type']).toBe('LiveBlogPosting');
    expect(posting.coverageStartTime).toBe(minute(0));
    expect(posting.liveBlogUpdate).toHaveLength(9);
    const corrected = posting.liveBlogUpdate.find((update) => update.correction !== undefined);
    expect(corrected).toMatchObject({
      headline: 'A stop at the cemetery',
      datePublished: minute(163),
      dateModified: minute(192),
      author: [{ name: 'Tomás Okafor' }],
      url: `https://a.example/live/summit/${idOf(8)}`,
      correction: [
        {
          text: 'An earlier version named the wrong war: “First” → “Second”',
          datePublished: minute(192),
        },
      ],
    });
  });

  it('describes an update that nobody signed as the publisher’s, with its pictures', () => {
    const newsroom = new MemoryNewsroom(liveBlog());
    const src = '/media/00000000-0000-7000-8000-000000000001';
    newsroom.publish(idOf(1), body({ type: 'image', attrs: { src, alt: 'Two lecterns' } }));
    newsroom.publish(idOf(2), body(paragraph('They met')));
    newsroom.publish(idOf(2), body(paragraph('They met again')), { change: 'correction' });
    const posting = postingIn(streamPage(newsroom.snapshot(), newest, site));
    expect(posting).toMatchObject({
      image: [`https://a.example${src}`],
      liveBlogUpdate: [
        { author: { name: 'Dateline' }, correction: [{ text: 'added “again”' }] },
        { author: { name: 'Dateline' }, image: [`https://a.example${src}`] },
      ],
    });
  });

  it('names an update without a headline after who said or did what', () => {
    const newsroom = new MemoryNewsroom(liveBlog());
    const leaves = {
      type: 'locationStamp',
      attrs: { phase: 'departing' },
      content: [
        ['placeName', 'Anchorage'],
        ['traveller', 'Donald Trump'],
        ['destination', 'Washington'],
      ].map(([type = '', words = '']) => ({ ...paragraph(words), type })),
    };
    newsroom.publish(idOf(1), body(quote('q', 'Next time in Moscow.'), paragraph('In English.')));
    newsroom.publish(idOf(2), body(leaves));
    const titles = postingIn(streamPage(newsroom.snapshot(), newest, site)).liveBlogUpdate;
    expect(titles.map(({ headline }) => headline)).toEqual([
      'Donald Trump: Anchorage → Washington',
      'Vladimir Putin: “Next time in Moscow.” · In English.',
    ]);
  });

  it('gives the reason of a withdrawal a direction of its own', () => {
    expect(page).toMatch(/Withdrawn <time[^>]*>[^<]*<\/time>: <span dir="auto">The remark/);
  });

  it('says what to expect where nothing was published, or all is over', () => {
    const empty = new MemoryNewsroom(liveBlog());
    expect(streamPage(empty.snapshot(), newest, site)).toContain('Nothing published yet');
    empty.edit({ status: 'closed' });
    const closed = flat(streamPage(empty.snapshot(), newest, site));
    expect(closed).toContain('Nothing was published here.');
    expect(closed).toContain('Coverage ended');
  });

  it('is written from the right for a language that is', () => {
    const arabic = new MemoryNewsroom(liveBlog({ languages: ['ar', 'en'] })).snapshot();
    expect(streamPage(arabic, newest, site)).toContain('<html lang="ar" dir="rtl">');
    expect(['he', 'fa', 'ur', 'az-Arab', 'en', 'ru', 'nonsense!'].map(directionOf)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
      'ltr',
    ]);
  });
});

describe('a long stream', () => {
  const { updates } = long(75);
  const numbers = (part: ReturnType<typeof streamPart>) => part.updates.map((update) => update.seq);

  it('comes in pages of thirty, newest first', () => {
    const first = streamPart(updates, newest);
    expect([numbers(first)[0], numbers(first).at(-1), first.next]).toEqual([75, 46, 46]);
    const last = streamPart(updates, { ...newest, from: 16 });
    expect([numbers(last)[0], numbers(last).at(-1), last.next]).toEqual([15, 1, null]);
  });

  it('comes oldest first, or key events only', () => {
    const oldest = streamPart(updates, { ...newest, order: 'oldest', from: 30 });
    expect([numbers(oldest)[0], numbers(oldest).at(-1), oldest.next]).toEqual([31, 60, 60]);
    expect(numbers(streamPart(updates, { ...newest, onlyKey: true }))).toEqual([
      70, 60, 50, 40, 30, 20, 10,
    ]);
  });

  it('links its next page', () => {
    const page = streamPage(long(31), newest, site);
    expect(page).toContain('href="/live/anchorage?before=2">Older updates</a>');
    expect(streamPage(long(30), newest, site)).not.toContain('Older updates');
  });
});

describe('the page of one update', () => {
  it('links its neighbours, and has a title and an address of its own', () => {
    const page = flat(updatePage(summit().snapshot(), idOf(9), site) ?? '');
    expect(page).toContain(
      '<title>Putin leaves Anchorage · Trump and Putin meet in Anchorage</title>',
    );
    expect(page).toContain(`<link rel="canonical" href="https://a.example/live/summit/${idOf(9)}"`);
    expect(page).toMatch(/Earlier<\/span> <strong dir="auto">A stop at the cemetery/);
    expect(page).toMatch(/Later<\/span> <strong dir="auto">Air Force One is in the air/);
  });

  it('comes before the column that stands beside it where there is room', () => {
    const page = updatePage(summit().snapshot(), idOf(9), site) ?? '';
    expect(page.indexOf('<aside')).toBeGreaterThan(page.indexOf('<article'));
  });

  it('[P6] keeps nothing of what was withdrawn, and asks not to be listed', () => {
    const page = updatePage(summit().snapshot(), idOf(2), site) ?? '';
    expect(page).toContain('Withdrawn');
    expect(page).toContain('<meta name="robots" content="noindex"');
    expect(page).not.toContain('severe consequences');
  });

  it('is not there for an update that readers do not know', () => {
    expect(updatePage(summit().snapshot(), idOf(99), site)).toBeNull();
  });
});

describe('the front page', () => {
  it('names what is live first, and says so where there is nothing', () => {
    const blogs = (['closed', 'upcoming', 'live'] as const).map((status) =>
      publicLiveBlog(liveBlog({ status, slug: status, headline: `It is ${status}` })),
    );
    const order = [...listPage(blogs, site).matchAll(/It is (\w+)/g)].map(([, status]) => status);
    expect(order).toEqual(['live', 'upcoming', 'closed']);
    expect(flat(listPage(blogs, site))).toContain(
      'from <time datetime="2025-08-15T20:00:00.000Z">',
    );
    expect(listPage([], site)).toContain('There is no coverage yet.');
  });
});
