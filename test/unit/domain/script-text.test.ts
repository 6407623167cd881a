import { describe, expect, it } from 'vitest';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { textOf } from '../../../shared/domain/content.ts';
import { renderContent } from '../../../shared/document/html/html.ts';
import { parseContent } from '../../../shared/document/schema/parse.ts';
import { body, quote, text } from '../../support/facts.ts';

const script = (words: string, type: 'superscript' | 'subscript'): ContentNode => ({
  type: 'text',
  text: words,
  marks: [{ type }],
});
const paragraph = (...content: readonly ContentNode[]): ContentNode => ({
  type: 'paragraph',
  content,
});
const context = { timeZone: 'UTC', locale: 'en', permalink: null };

describe('raised and lowered text [C12]', () => {
  const power = paragraph(
    text('10'),
    script('6', 'superscript'),
    text(' t of CO'),
    script('2', 'subscript'),
  );

  it('is raised and lowered on the readers’ page', () => {
    expect(String(renderContent(body(power), context))).toContain(
      '10<sup>6</sup> t of CO<sub>2</sub>',
    );
  });

  it('does not become another number where text has no marks', () => {
    expect(textOf(power)).toBe('10⁶ t of CO₂');
    expect(textOf(paragraph(text('x'), script('−12', 'superscript')))).toBe('x⁻¹²');
  });

  it('leaves words that are no numbers', () => {
    expect(textOf(paragraph(text('the 1'), script('st', 'superscript')))).toBe('the 1st');
  });

  it('is taken from the API, also in the words of a quote', () => {
    const said = quote('q', 'ten');
    const content = body(power, {
      ...said,
      content: [{ type: 'quoteText', content: [text('10'), script('6', 'superscript')] }],
    });
    const parsed = parseContent(content, () => 'id');
    expect(parsed).toMatchObject({ ok: true });
    expect(JSON.stringify(parsed)).toContain('superscript');
  });
});

describe('a numbered list', () => {
  const list = (attrs: ContentNode['attrs']): ContentNode => ({
    type: 'orderedList',
    ...(attrs === undefined ? {} : { attrs }),
    content: [{ type: 'listItem', content: [paragraph(text('one'))] }],
  });

  it('keeps its letters and where it starts, and no word that is no numbering', () => {
    const render = (attrs: ContentNode['attrs']) =>
      String(renderContent(body(list(attrs)), context));
    expect(render({ start: 7, type: 'a' })).toContain(' start="7" type="a"');
    expect(render({ type: '" onclick="x' })).toContain('<ol dir="ltr">');
  });
});
