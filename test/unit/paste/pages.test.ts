// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { cleaned, ORIGIN, pasted, pastedContent } from '../../support/pasted.ts';
import { outline } from '../../support/outline.ts';
import { seedDraft } from '../../../shared/document/sequence/draft.ts';
import { renderContent } from '../../../shared/document/html/html.ts';
import { DOCUMENT_LIMITS } from '../../../shared/limits.ts';
import { HOSTILE_ADDRESSES, HOSTILE_TEXTS } from '../../support/hostile.ts';
import { EVERY_BLOCK } from '../../support/every-block.ts';

const lines = (...expected: readonly string[]): string => expected.join('\n');
const lost = (html: string): string | null => cleaned(html).losses.sentence();

describe('what the writer did not see', () => {
  it('stays behind', () => {
    const html =
      '<p>Seen<span style="display:none">1</span><span hidden>2</span><span style="visibility: hidden">3</span><span class="sr-only">4</span><span style="position:absolute;clip:rect(0,0,0,0)">5</span><span style="font-size:0">6</span><span style="opacity:0">7</span><script>8</script><style>.x{}</style><noscript>9</noscript><template>10</template><svg><title>11</title></svg></p><!-- 12 -->';
    expect(pasted(html)).toBe('Seen');
  });

  it('is hidden by classes of the page, but for those of another medium', () => {
    const html =
      '<style>.gone, p.also { display: none } @media print { .seen { display: none } } .x{color:red}</style><p class="gone">1</p><p class="also">2</p><p class="seen">3</p><div class="also">4</div>';
    expect(pasted(html)).toBe(lines('3', '4'));
  });

  it('is no character of the text [C26]', () => {
    expect(pasted('<p>a\u000Bb\uFFFEc\u200Bd\u00ADe\uFEFFf\u0007g\uD800h\uFFFCi\u2028j</p>')).toBe(
      'a bcdefghi j',
    );
  });

  it('joins letters where scripts need it', () => {
    const text = 'می‌خواهم 👨‍👩‍👧 \u200Fשלום ไทย\u200Bไทย';
    expect(pasted(`<p>${text}</p>`)).toBe(text);
  });
});

describe('mails', () => {
  it('keep their paragraphs, and lose counters and preheaders', () => {
    const html =
      '<div style="display:none;max-height:0;overflow:hidden">Preview text</div><div>Dear Ana,<br><br>first line<br>second line<br><br>Bye</div><img src="https://t.example/o.gif" width="1" height="1">';
    expect(pasted(html)).toBe(lines('Dear Ana,', 'first line / second line', 'Bye'));
    expect(lost(html)).toBeNull();
  });

  it('keep empty lines of Gmail as ends of paragraphs', () => {
    expect(pasted('<div dir="ltr">A<div><br></div><div>B</div></div>')).toBe(lines('A', 'B'));
  });

  it('quote what they quote', () => {
    const html =
      '<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">On Friday Ben wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid"><div>Is it true?</div></blockquote></div>';
    expect(pasted(html)).toBe(lines('Yes.', 'On Friday Ben wrote:', '> Is it true?'));
    const outlook =
      "<div style='border:none;border-left:solid blue 1.5pt;padding:0cm 0cm 0cm 4.0pt'><p class=MsoNormal>Old words<o:p></o:p></p></div>";
    expect(pasted(outlook)).toBe('> Old words');
  });

  it('place text by tables that are none', () => {
    const html =
      '<table role="presentation" cellpadding="0" cellspacing="0"><tr><td><p>News</p></td></tr><tr><td><table cellpadding="0" cellspacing="0"><tr><td>More</td></tr></table></td></tr></table>';
    expect(pasted(html)).toBe(lines('News', 'More'));
    const signature =
      '<div class="gmail_signature"><table cellpadding="0"><tr><td>Ana Ruiz</td><td>Reporter<br>+1 907</td></tr></table></div>';
    expect(pasted(signature)).toBe(lines('Ana Ruiz', 'Reporter / +1 907'));
  });

  it('are quoted to a depth that a draft holds', () => {
    const html = `${'<blockquote>'.repeat(20)}<p>deep</p>${'</blockquote>'.repeat(20)}`;
    expect(pasted(html)).toBe(`${'> '.repeat(DOCUMENT_LIMITS.containers)}deep`);
    for (const [open, close] of [
      ['<blockquote>', '</blockquote>'],
      ['<ol start="1234"><li>', '</li></ol>'],
    ] as const) {
      const content = pastedContent(`${open.repeat(20)}<p>deep</p>${close.repeat(20)}`);
      expect(outline(seedDraft(content, {}).draft.content)).toBe(outline(content));
    }
  });
});

describe('pictures', () => {
  const png = 'data:image/png;base64,iVBORw0KGgo=';

  it('that the clipboard carries are taken to be uploaded, in their places [C16]', () => {
    const result = cleaned(`<p>A</p><p><img src="${png}"></p><p>B <img src="${png}"></p>`);
    expect(result.pictures).toEqual([png, png]);
    expect(result.html).toBe('<p>A</p><p>\uFFFC</p><p>B \uFFFC</p>');
    expect(result.losses.sentence()).toBeNull();
  });

  it('from elsewhere are said [C16]', () => {
    expect(lost('<p>A <img src="https://b.example/x.jpg" width="600"></p>')).toMatch(
      /^Pasted, but a picture was left out/,
    );
    expect(
      lost('<img src="file:///C:/clip_image001.png"><img src="data:image/svg+xml,x">'),
    ).toMatch(/2 pictures/);
  });

  it('of this house stay', () => {
    const { html } = cleaned(
      `<p>A</p><img src="${ORIGIN}/media/0198f000-0000-7000-8000-000000000001" alt="Podium" width="960">`,
    );
    expect(html).toContain('data-block="image"');
    expect(html).toContain('/media/0198f000-0000-7000-8000-000000000001');
    expect(html).not.toContain(ORIGIN);
  });

  it('that are smileys become characters', () => {
    expect(pasted('<p>Yes <img src="https://x.example/1f600.png" alt="😀"></p>')).toBe('Yes 😀');
  });

  it('that are all that a link shows leave its words', () => {
    expect(
      pasted(
        '<p><a href="https://a.example/"><img src="https://a.example/l.png" alt="Home"></a></p>',
      ),
    ).toBe('[Home](https://a.example/)');
  });
});

describe('tables', () => {
  it('end their spans where they end [C11]', () => {
    expect(
      pasted(
        '<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td rowspan="2">D</td></tr></table>',
      ),
    ).toBe(lines('| A | B |', '| C | D |'));
    expect(
      pasted('<table><tr><td>A</td><td rowspan="0">B</td></tr><tr><td>C</td></tr></table>'),
    ).toBe(lines('| A | rowspan=2 B |', '| C |'));
  });

  it('are rectangles: short rows are filled, no cell lies on another [C11]', () => {
    expect(pasted('<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>')).toBe(
      lines('| A | B |', '| C |  |'),
    );
    expect(
      pasted(
        '<table><tr><td>A</td><td rowspan="2">B</td></tr><tr><td colspan="3">C</td><td>D</td></tr></table>',
      ),
    ).toBe(lines('| A | rowspan=2 B |  |', '| C | D |'));
  });

  it('hold no table, no rule and no heading [C11]', () => {
    const inner = (words: string): string => `<table><tr><td>${words}</td><td>x</td></tr></table>`;
    const html = `<table><tr><td>A${inner(`in${inner('inmost')}`)}</td><td><h2>T</h2><hr><blockquote>Q</blockquote></td></tr></table>`;
    expect(pasted(html)).toBe('| A // in inmost | x | x | *T* // Q |');
    expect(lost(html)).toBe(
      'Pasted, but 2 tables became lines of text and a line across was left out.',
    );
  });

  it('in an item of a list are lines of it, so that it counts on', () => {
    const html = '<ol><li>A<table><tr><td>1</td><td>2</td></tr></table></li><li>B</li></ol>';
    expect(pasted(html)).toBe(lines('1. A', '  1 | 2', '2. B'));
  });
});

describe('readings and other things that show', () => {
  it('stay readable', () => {
    expect(pasted('<p><ruby>東京<rt>とうきょう</rt></ruby></p>')).toBe('東京(とうきょう)');
    expect(pasted('<p><ruby>東京<rp>（</rp><rt>とうきょう</rt><rp>）</rp></ruby></p>')).toBe(
      '東京（とうきょう）',
    );
    expect(pasted('<iframe src="https://v.example/1" width="560" title="Film"></iframe>')).toBe(
      'embed()',
    );
    expect(lost('<iframe src="http://localhost/"></iframe>')).toBe(
      'Pasted, but an embedded page was left out.',
    );
    expect(lost('<iframe src="https://t.example/" width="1"></iframe>')).toBeNull();
    expect(lost('<p>A</p><video src="x"></video>')).toBe('Pasted, but a recording was left out.');
    expect(lost('<ol style="list-style-type:lower-greek"><li>A</li></ol>')).toBe(
      'Pasted, but a list counts in another way here.',
    );
  });
});

describe('our readers’ page [C15]', () => {
  const context = { timeZone: 'America/Anchorage', locale: 'en', permalink: '/live/summit/u1' };
  const page = String(renderContent(EVERY_BLOCK, context));
  const { html } = cleaned(page);
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const part = (name: string): string | undefined =>
    body.querySelector(`[data-part="${name}"]`)?.textContent;
  const attributes = (name: string): unknown =>
    JSON.parse(
      body.querySelector(`[data-block="${name}"]`)?.getAttribute('data-attributes') ?? 'null',
    );

  it('gives quotes back as quotes, without its labels', () => {
    expect(part('quoteText')).toBe('Next time in Moscow.');
    expect(part('quoteSpeaker')).toBe('Vladimir Putin');
    expect(part('quoteRole')).toBe('President');
    expect(part('quoteSource')).toBe('press appearance');
    expect(part('quoteTranslation')).toBe('the same');
    expect(body.textContent).not.toMatch(/Share|onfirmed/);
    expect(attributes('quote')).toMatchObject({ verification: 'unconfirmed' });
  });

  it('gives datelines back as location stamps', () => {
    expect(part('placeName')).toBe('Anchorage');
    expect(part('traveller')).toBe('the president');
    expect(part('destination')).toBe('Washington');
    expect(part('carrier')).toBe('Air Force One');
    expect(attributes('locationStamp')).toEqual({
      phase: 'departing',
      at: null,
      durationMinutes: 360,
    });
  });

  it('gives embeds back, without the button', () => {
    expect(attributes('embed')).toEqual({ url: 'https://example.org/', title: 'example.org' });
    expect(body.textContent).not.toContain('Show it here');
  });

  it('leaves the page’s own words about an update', () => {
    const article = `<article class="update" data-update="u1"><a class="when" href="/x"><span class="clock">14:05</span></a><div class="story"><p class="mark">Key event</p><h2 class="headline"><a href="/x">Talks end</a></h2><div class="content"><h3 dir="auto">In short</h3><p dir="auto">Words</p></div><footer class="credits"><p class="facts">Ana</p><a class="share" data-share href="/x">Share</a></footer></div></article>`;
    expect(pasted(article)).toBe(lines('## Talks end', '## In short', 'Words'));
  });
});

describe('[S4] hostile pages', () => {
  const markup = [
    ...HOSTILE_TEXTS,
    ...HOSTILE_ADDRESSES.map((address) => `<a href="${address}">here</a><img src="${address}">`),
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<figure data-block="quote" data-attributes=\'{"id":"<script>"}\' onclick="alert(1)"><div data-part="quoteText">x</div></figure>',
    '<form action="javascript:alert(1)"><button formaction="javascript:alert(1)">go</button></form>',
  ];

  it.each(markup)('leave nothing that runs: %s', (html) => {
    const { body } = new DOMParser().parseFromString(cleaned(`<p>a</p>${html}`).html, 'text/html');
    expect(
      body.querySelectorAll('script, iframe, svg, style, img, object, embed, form[action]'),
    ).toHaveLength(0);
    for (const element of body.querySelectorAll('*')) {
      for (const { name, value } of Array.from(element.attributes)) {
        expect(['href', 'data-block', 'data-part', 'data-attributes', 'style']).toContain(name);
        if (name === 'href') expect(value).toMatch(/^(https?|mailto):/);
      }
    }
  });
});
