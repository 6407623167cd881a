import { describe, expect, it } from 'vitest';
import { renderContent } from '../../../shared/document/html/html.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, minute, paragraph, quote, text } from '../../support/facts.ts';

const context = { timeZone: 'America/Anchorage', locale: 'en', permalink: '/live/summit/u1' };
const render = (...blocks: readonly ContentNode[]) =>
  String(renderContent(body(...blocks), context));
const flat = (markup: string) => markup.replaceAll(/\s+/g, ' ');

describe('text blocks', () => {
  it('renders marks, and links only to allowed addresses', () => {
    const linked = (href: string): ContentNode => ({
      type: 'text',
      text: 'here',
      marks: [{ type: 'bold' }, { type: 'link', attrs: { href } }],
    });
    const markup = render({
      type: 'paragraph',
      content: [linked('https://a.example/x?a=1&b=2'), linked('javascript:alert(1)')],
    });
    expect(markup).toContain(
      '<strong><a href="https://a.example/x?a=1&amp;b=2" rel="noopener nofollow">here</a></strong>',
    );
    expect(markup).toContain('<strong>here</strong>');
    expect(markup).not.toContain('javascript:');
  });

  it('leaves the text of nodes and marks that it does not know', () => {
    const markup = render(
      { type: 'script', content: [text('alert(1)')] },
      { type: 'constructor', content: [text('own words')] },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'kept', marks: [{ type: 'toString' }] }],
      },
    );
    expect(markup).not.toContain('<script');
    expect(markup).toContain('<p>alert(1)</p>');
    expect(markup).toContain('<p>own words</p>');
    expect(markup).toContain('>kept</p>');
  });

  it('renders lists, headings below the page’s own, and tables that can be scrolled by keyboard', () => {
    const item: ContentNode = { type: 'listItem', content: [paragraph('one')] };
    const cell: ContentNode = {
      type: 'tableCell',
      attrs: { colspan: 2 },
      content: [paragraph('x')],
    };
    const markup = flat(
      render(
        { type: 'orderedList', attrs: { start: 3 }, content: [item] },
        { type: 'heading', attrs: { level: 2 }, content: [text('Two')] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
      ),
    );
    expect(markup).toContain('<ol dir="ltr" start="3"> <li><p dir="auto">one</p></li>');
    expect(markup).toContain('<h3 dir="auto">Two</h3>');
    expect(markup).toContain('tabindex="0"');
    expect(markup).toContain('<td colspan="2">');
  });
});

describe('texts from the right', () => {
  const arabic = paragraph('نقطة أولى');

  it('puts the marks of lists, passages and tables on the side where their text begins', () => {
    const items = [{ type: 'listItem', content: [arabic] }];
    const cells = [{ type: 'tableCell', content: [arabic] }];
    const markup = flat(
      render(
        { type: 'bulletList', content: items },
        { type: 'orderedList', attrs: { start: 3 }, content: items },
        { type: 'blockquote', content: [arabic] },
        { type: 'table', content: [{ type: 'tableRow', content: cells }] },
      ),
    );
    expect(markup).toContain('<ul dir="rtl">');
    expect(markup).toContain('<ol dir="rtl" start="3">');
    expect(markup).toContain('<blockquote dir="rtl">');
    expect(markup).toContain('tabindex="0" dir="rtl"');
  });

  it('leaves the side open where there is no letter', () => {
    const figures = { type: 'blockquote', content: [paragraph('120 – 1,200')] };
    expect(render(figures)).toContain('<blockquote><p');
  });

  it('gives the words of a quote a direction of their own', () => {
    expect(render(quote('q1', 'سنلتقي'))).toContain('class="quote-words" dir="auto"');
  });
});

describe('quotes', () => {
  it('says words, speaker, setting and whether they are confirmed', () => {
    const markup = flat(render(quote('q1', 'Next time in Moscow.')));
    expect(markup).toContain('<figure class="quote" id="quote-q1" data-quote="q1">');
    expect(markup).toContain('<p>Next time in Moscow.</p>');
    expect(markup).toContain('<span class="quote-speaker">Vladimir Putin<');
    expect(markup).toContain('Not yet confirmed');
    expect(markup).toContain('href="/live/summit/u1#quote-q1"');
  });

  it('shows all parts that a merge has left', () => {
    const parts = ['one', 'two'].map((words) => ({ type: 'quoteText', content: [text(words)] }));
    expect(flat(render({ type: 'quote', content: parts }))).toContain('>one two</p>');
  });

  it('is neither confirmed nor unconfirmed before it has words', () => {
    const markup = flat(render(quote('q1', '', '')));
    expect(markup).toContain('<p></p>');
    expect(markup).toContain('<span class="quote-speaker"></span');
    expect(markup).not.toContain('onfirmed');
  });

  it('has no anchor and no link where its id could not stand in an address', () => {
    const markup = render(quote('a b"c', 'words'));
    expect(markup).not.toContain('id="quote');
    expect(markup).not.toContain('data-share');
  });
});

describe('location stamps', () => {
  const departing: ContentNode = {
    type: 'locationStamp',
    attrs: {
      phase: 'departing',
      at: minute(0),
      timeZone: 'America/Anchorage',
      durationMinutes: 390,
    },
    content: [
      { type: 'placeName', content: [text('Anchorage')] },
      { type: 'traveller', content: [text('Donald Trump')] },
      { type: 'destination', content: [text('Washington')] },
      { type: 'carrier', content: [text('Air Force One')] },
    ],
  };

  it('says place, local time with its zone, phase, journey and when it should end', () => {
    const markup = flat(render(departing));
    expect(markup).toContain('<span class="stamp-place">Anchorage</span>');
    expect(markup).toContain(`<time datetime="${minute(0)}">12:00 AKDT</time>`);
    expect(markup).toContain('Departing');
    expect(markup).toMatch(/<strong>Donald Trump<\/strong>.* Washington/);
    expect(markup).toContain('<span>Air Force One</span><span>6 h 30 min</span>');
    expect(markup).toContain('>18:30 AKDT</time>');
  });

  it('shows nothing for what is not known yet', () => {
    const blank = { ...departing, content: [{ type: 'placeName' }, { type: 'destination' }] };
    expect(flat(render(blank))).toContain('<span class="stamp-route"></span>');
    const alone = { ...departing, content: departing.content?.slice(0, 2) ?? [] };
    expect(flat(render(alone))).toContain(
      '<span class="stamp-route"><strong>Donald Trump</strong></span>',
    );
  });

  it('falls back to a zone that exists, and leaves out a time that is none', () => {
    const odd = { ...departing, attrs: { ...departing.attrs, timeZone: 'Mars/Base' } };
    expect(render(odd)).toContain('20:00 UTC');
    const never = { ...departing, attrs: { ...departing.attrs, at: 'soon' } };
    expect(render(never)).not.toContain('<time');
  });
});

describe('pictures and embeds', () => {
  const image = (src: string): ContentNode => ({
    type: 'image',
    attrs: { src, alt: 'Two lecterns', width: 1200, height: 800 },
    content: [{ type: 'imageCaption', content: [text('The room')] }],
  });

  it('loads pictures from this server alone, with their room kept', () => {
    const own = render(image('/media/00000000-0000-7000-8000-000000000001'));
    expect(flat(own)).toContain('alt="Two lecterns" width="1200" height="800" loading="lazy"');
    for (const src of ['https://a.example/x.png', '//a.example/x.png', '/media/../x', 'data:,x']) {
      expect(render(image(src))).not.toContain('<img');
    }
  });

  it('offers an embed as a link and a button, and puts no frame into the page', () => {
    const markup = render({ type: 'embed', attrs: { url: 'https://v.example/1', title: 'Film' } });
    expect(markup).toContain('<a href="https://v.example/1" rel="noopener nofollow">Film</a>');
    expect(markup).toContain('data-consent');
    expect(markup).not.toContain('<iframe');
    const refused = render({ type: 'embed', attrs: { url: 'http://v.example', title: 'Film' } });
    expect(refused).not.toContain('href');
  });
});
