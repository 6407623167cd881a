import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rested } from '../../../client/desk/rested.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes so long each time. */
function follow(milliseconds: number) {
  let count = 0;
  const { want, stop } = rested(150, () => {
    count += 1;
    vi.advanceTimersByTime(milliseconds);
  });
  return { want, stop, count: () => count };
}

it('[C8] is done once for all that want it soon', () => {
  const work = follow(0);
  for (let key = 0; key < 5; key += 1) work.want();
  vi.advanceTimersByTime(149);
  expect(work.count()).toBe(0);
  vi.advanceTimersByTime(10);
  expect(work.count()).toBe(1);
});

it('[C8] rests the longer, the longer it takes', () => {
  const work = follow(100);
  work.want();
  vi.advanceTimersByTime(200);
  work.want();
  vi.advanceTimersByTime(900);
  expect(work.count()).toBe(1);
  vi.advanceTimersByTime(200);
  expect(work.count()).toBe(2);
});

it('is not done any more once it is stopped', () => {
  const work = follow(0);
  work.want();
  work.stop();
  vi.advanceTimersByTime(1000);
  expect(work.count()).toBe(0);
});
