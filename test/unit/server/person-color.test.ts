import { expect, it } from 'vitest';
import { personColor } from '../../../server/auth/person-color.ts';

it('twelve colleagues have twelve colours, and each keeps theirs', () => {
  const colors = Array.from({ length: 12 }, (_value, place) => personColor(place));
  expect(new Set(colors).size).toBe(12);
  expect(personColor(13)).toBe(colors[1]);
});
