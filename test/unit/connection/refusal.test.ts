import { expect, it } from 'vitest';
import { denialOf, isTransient } from '../../../client/desk/connection/denial.ts';

it('reads the code and the server’s own sentence, colons and all', () => {
  expect(denialOf('schema: Not allowed: a headline in a table.')).toEqual({
    code: 'schema',
    message: 'Not allowed: a headline in a table.',
  });
});

it('has the protocol’s sentence for a code without one', () => {
  expect(denialOf('storage').message).toMatch(/cannot save/);
});

it('shows what it does not know as it came', () => {
  expect(denialOf('constructor: odd')).toEqual({ code: 'malformed', message: 'constructor: odd' });
});

it('only waits where waiting helps', () => {
  expect(isTransient('storage')).toBe(true);
  expect(isTransient('too_fast')).toBe(true);
  expect(isTransient('schema')).toBe(false);
  expect(isTransient('forbidden')).toBe(false);
});
