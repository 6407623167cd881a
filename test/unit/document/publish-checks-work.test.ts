import { expect, it } from 'vitest';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { body, paragraph, quote } from '../../support/facts.ts';

/** The block, in which each field that is read is counted. */
function counted(block: ContentNode, count: () => void): ContentNode {
  const { content } = block;
  const inside =
    content === undefined
      ? block
      : { ...block, content: content.map((child) => counted(child, count)) };
  return new Proxy(inside, {
    get(target, name): unknown {
      count();
      return Reflect.get(target, name);
    },
  });
}

const LINES = 2000;

const SHAPES: readonly {
  readonly shape: string;
  readonly bodyOf: (lines: readonly ContentNode[]) => ContentNode;
}[] = [
  { shape: 'lines', bodyOf: (lines) => body(...lines) },
  {
    shape: 'one list',
    bodyOf: (lines) => body({ type: 'bulletList', content: lines }),
  },
];

it.each(SHAPES)(
  '[C8] a key in many $shape lets the checks read what has changed alone',
  ({ bodyOf }) => {
    let reads = 0;
    const lines = Array.from({ length: LINES }, (_, line) =>
      counted(paragraph(`Line ${line}`), () => {
        reads += 1;
      }),
    );
    expect(publishProblems(bodyOf(lines))).toEqual([]);
    expect(reads).toBeGreaterThan(LINES);
    reads = 0;
    const typed = lines.with(LINES / 2, quote('q1', ''));
    expect(publishProblems(bodyOf(typed)).map(({ code }) => code)).toEqual(['quote_words_missing']);
    expect(reads).toBe(0);
  },
);

it('[C8] what is told of the whole comes from blocks that were looked at before, too', () => {
  const headline: ContentNode = { type: 'headline', content: [{ type: 'text', text: 'Talks' }] };
  const blocks = [headline, quote('q1', 'Next time'), paragraph('They met.')];
  expect(publishProblems(body(...blocks))).toEqual([]);
  const more = publishProblems(body(...blocks, { ...headline }, quote('q1', 'Next time')));
  expect(more.map(({ code, block }) => [code, block])).toEqual([
    ['headline_twice', null],
    ['quote_id_twice', null],
  ]);
  expect(publishProblems(body(paragraph(''), paragraph(' '))).map(({ code }) => code)).toEqual([
    'empty',
  ]);
});
