import { expect, it } from 'vitest';
import { byStatus } from '../../../client/desk/api/by-status.ts';

it('lists what is live before what comes and what is over', () => {
  const list = [
    { id: 1, status: 'closed' },
    { id: 2, status: 'live' },
    { id: 3, status: 'upcoming' },
    { id: 4, status: 'live' },
  ] as const;
  expect(byStatus(list).map(({ id }) => id)).toEqual([2, 4, 3, 1]);
});
