import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { saveWords } from '../../../client/desk/open-update/save-words.ts';
import { Sending } from '../../../client/desk/connection/sending.ts';

let told: (number | null)[];
let sending: Sending;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  sending = new Sending((percent) => told.push(percent));
});
afterEach(() => vi.useRealTimers());

it('[C8] says nothing of what takes no longer than a moment', () => {
  sending.begin(2, 12);
  vi.advanceTimersByTime(900);
  sending.acknowledged(12);
  vi.advanceTimersByTime(5000);
  expect(told).toEqual([]);
});

it('[C8] tells what has arrived of all that is on its way, in steps, until it has or the connection is gone', () => {
  sending.begin(2, 12);
  sending.acknowledged(5);
  vi.advanceTimersByTime(1000);
  sending.begin(12, 22);
  sending.acknowledged(13);
  sending.acknowledged(22);
  sending.begin(22, 32);
  vi.advanceTimersByTime(1000);
  sending.end();
  expect(told).toEqual([30, 50, null, 0, null]);
});

it('[C8] says it where the state of saving stands', () => {
  expect(saveWords({ status: 'saving', percent: 40 }).label).toBe('Sending… 40 %');
  expect(saveWords({ status: 'opening', percent: 0 }).label).toBe('Sending… 0 %');
  expect(saveWords({ status: 'saving' }).label).toBe('Saving…');
});
