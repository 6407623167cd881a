import { expect, it } from 'vitest';
import { onePerPerson } from '../../../client/desk/presence/one-per-person.ts';
import type { UserId } from '../../../shared/ids.ts';
import { summary } from '../../support/summaries.ts';

const at = (name: string, update: number | null) => ({
  userId: name as UserId,
  name,
  color: '#123456',
  updateId: update === null ? null : summary(update).id,
});

it('names everyone once, and where they write', () => {
  const people = [
    at('maya', null),
    at('ines', 1),
    at('maya', 2),
    at('ines', null),
    at('tomas', null),
  ];
  expect(onePerPerson(people)).toEqual([at('maya', 2), at('ines', 1), at('tomas', null)]);
});
