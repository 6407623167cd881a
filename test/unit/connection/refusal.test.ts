import { expect, it } from 'vitest';
import { refusalOf, isTransient } from '../../../client/desk/connection/refusal.ts';

it('reads the code and the server’s own sentence, colons and all', () => {
  expect(refusalOf('schema: Not allowed: a headline in a table.')).toEqual({
    code: 'schema',
    message: 'Not allowed: a headline in a table.',
  });
});

it('has the protocol’s sentence for a code without one', () => {
  expect(refusalOf('storage').message).toMatch(/cannot save/);
});

it('shows what it does not know as it came', () => {
  expect(refusalOf('constructor: odd')).toEqual({ code: 'malformed', message: 'constructor: odd' });
});

it('only waits where waiting helps', () => {
  expect(isTransient('storage')).toBe(true);
  expect(isTransient('too_fast')).toBe(true);
  expect(isTransient('schema')).toBe(false);
  expect(isTransient('forbidden')).toBe(false);
});
