import { expect, it } from 'vitest';
import { originAllowed } from '../../../server/http/origin.ts';

const base = new URL('https://desk.example.org');

it.each([
  ['a program without Origin', { host: 'x' }, base, true],
  ['our own page', { origin: 'https://desk.example.org', host: 'x' }, base, true],
  ['another site', { origin: 'https://evil.example', host: 'desk.example.org' }, base, false],
  ['our name over http', { origin: 'http://desk.example.org', host: 'x' }, base, false],
  ['a sandboxed frame', { origin: 'null', host: 'localhost:3000' }, null, false],
  [
    'a cross-site request without Origin',
    { 'sec-fetch-site': 'cross-site', host: 'x' },
    base,
    false,
  ],
  [
    'localhost without BASE_URL',
    { origin: 'http://localhost:3000', host: 'localhost:3000' },
    null,
    true,
  ],
  ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }, null, false],
  [
    'a foreign name for this machine',
    { origin: 'http://rebind.example', host: 'rebind.example' },
    null,
    false,
  ],
] as const)('[S8] %s', (_name, headers, baseUrl, allowed) => {
  expect(originAllowed(headers, baseUrl)).toBe(allowed);
});
