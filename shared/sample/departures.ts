import { at, departure, headline, paragraph } from './blocks.ts';
import type { SampleMoment, SampleUpdate } from './sample.ts';
import { first, QUIET, second } from './sample.ts';
import { ALASKA, BASE } from './places-and-people.ts';

export const cemetery = ({ idOf, now }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The cemetery',
  blocks: [
    ...first(
      at(
        idOf('stamp-cemetery'),
        { placeName: 'Fort Richardson Memorial Cemetery' },
        { at: now(), timeZone: ALASKA },
      ),
    ),
    ...second(
      paragraph(
        'On the way to his aircraft Putin honours Soviet soldiers of the Second World War.',
      ),
    ),
  ],
});

export const cemeteryTwice = (): SampleUpdate => ({
  ...QUIET,
  title: 'The cemetery, twice',
  blocks: first(paragraph('Putin stops at the Fort Richardson Memorial Cemetery.')),
  afterwards: {
    type: 'withdraw',
    reason: 'Sent twice: the stop is in the update before this one.',
  },
});

export const putinDeparts = ({ idOf, now }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'Putin departs',
  blocks: first(
    departure(
      idOf('departure-putin'),
      { placeName: BASE, traveller: 'Vladimir Putin', destination: 'not announced' },
      { at: now(), timeZone: ALASKA },
    ),
  ),
});

export const trumpDeparts = ({ idOf, now }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'Trump departs',
  blocks: [
    ...first(
      headline('Trump leaves for Washington'),
      departure(
        idOf('departure-trump'),
        {
          placeName: BASE,
          traveller: 'Donald Trump',
          destination: 'Washington',
          carrier: 'Air Force One',
        },
        { at: now(), timeZone: ALASKA, durationMinutes: 360 },
      ),
    ),
    ...second(
      paragraph(
        'A five-hour flight lies ahead. His aides let it be known that NATO and the capitals of Europe will hear from him by Sunday.',
      ),
    ),
  ],
  key: true,
  afterwards: {
    type: 'correct',
    before: 'five-hour',
    after: 'six-hour',
    note: 'We had the length of the flight wrong.',
  },
});
