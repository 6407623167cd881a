import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Checkpoints } from '../../../server/sync/history/checkpoints.ts';
import { userId } from '../../../shared/ids.ts';
import { body, draft, paragraph } from '../../support/facts.ts';

const MAYA = userId('maya');
const TOMAS = userId('tomas');
const EVERY = 1000;

let words = '';
let failing = false;
let kept: (readonly string[])[] = [];
let errors = 0;

const create = () =>
  new Checkpoints({
    read: () => ({ draft: draft(body(paragraph(words))), authored: [] }),
    keep: async ({ draft: { content }, by }) => {
      if (failing) throw new Error('the disk is full');
      kept.push([JSON.stringify(content).match(/"text":"(.*?)"/)?.[1] ?? '', ...by]);
    },
    onError: () => {
      errors += 1;
    },
    every: EVERY,
  });

beforeEach(() => {
  vi.useFakeTimers();
  failing = false;
  kept = [];
  errors = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

it('keeps one version in so many minutes of writing, as the draft then is and with all who wrote', async () => {
  const checkpoints = create();
  for (words of ['a', 'ab', 'abc']) {
    checkpoints.written([words.length === 2 ? TOMAS : MAYA]);
    await vi.advanceTimersByTimeAsync(EVERY / 4);
  }
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(EVERY);
  expect(kept).toEqual([['abc', MAYA, TOMAS]]);
  await vi.advanceTimersByTimeAsync(10 * EVERY);
  expect(kept).toHaveLength(1);
  checkpoints.written([TOMAS]);
  await vi.advanceTimersByTimeAsync(EVERY);
  expect(kept).toEqual([
    ['abc', MAYA, TOMAS],
    ['abc', TOMAS],
  ]);
});

it('keeps at once what is asked for, and nothing where nobody wrote', async () => {
  const checkpoints = create();
  await checkpoints.flush();
  words = 'last words';
  checkpoints.written([MAYA]);
  await checkpoints.flush();
  await checkpoints.flush();
  await vi.advanceTimersByTimeAsync(2 * EVERY);
  expect(kept).toEqual([['last words', MAYA]]);
});

it('names in the next version those of one that could not be kept', async () => {
  const checkpoints = create();
  failing = true;
  checkpoints.written([MAYA]);
  await vi.advanceTimersByTimeAsync(EVERY);
  expect(errors).toBe(1);
  failing = false;
  checkpoints.written([TOMAS]);
  await vi.advanceTimersByTimeAsync(EVERY);
  expect(kept.map(([, ...writers]) => writers)).toEqual([[MAYA, TOMAS]]);
});
