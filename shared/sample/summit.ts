import type { ContentNode } from '../domain/content.ts';
import type { Instant } from '../ids.ts';
import { at, departure, headline, paragraph, quote } from './blocks.ts';

/** One of the two reporters, who type at the same time. */
type Writer = 0 | 1;

/** One update of the sample coverage, and what happens to it once it is published. */
export interface SampleUpdate {
  readonly title: string;
  /** In reading order, each with the one who writes it. */
  readonly blocks: readonly { readonly by: Writer; readonly node: ContentNode }[];
  readonly key: boolean;
  /** Ids of the quotes to pin. */
  readonly pin: readonly string[];
  readonly afterwards:
    | { readonly type: 'nothing' }
    | {
        readonly type: 'correct';
        readonly before: string;
        readonly after: string;
        readonly note: string;
      }
    | { readonly type: 'withdraw'; readonly reason: string };
}

/** What the coverage takes from the moment in which it is made. */
export interface SampleMoment {
  /** The identifier that this making gives a quote or a stamp of that name: always the same. */
  readonly idOf: (name: string) => string;
  readonly now: () => Instant;
}

const BASE = 'Joint Base Elmendorf-Richardson';
const ALASKA = 'America/Anchorage';
const PRESS = 'joint press appearance';
const TRUMP = { quoteSpeaker: 'Donald Trump', quoteRole: 'President of the United States' };
const PUTIN = { quoteSpeaker: 'Vladimir Putin', quoteRole: 'President of Russia' };

export const SAMPLE_LIVE_BLOG = {
  headline: 'Trump and Putin meet in Anchorage',
  standfirst:
    'The presidents of the United States and Russia talk about the war in Ukraine at Joint Base Elmendorf-Richardson. Every line from the room, every departure, as it happens.',
  timeZone: ALASKA,
  place: {
    name: `${BASE}, Anchorage`,
    coordinates: { latitude: 61.251, longitude: -149.806 },
  },
};

/** The pin that an editor puts first in the end. */
export const STRONGEST_QUOTE = 'moscow';

const first = (...nodes: readonly ContentNode[]) => nodes.map((node) => ({ by: 0, node }) as const);
const second = (...nodes: readonly ContentNode[]) =>
  nodes.map((node) => ({ by: 1, node }) as const);
const QUIET = { key: false, pin: [], afterwards: { type: 'nothing' } } as const;

const base = ({ idOf, now }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The base',
  blocks: [
    ...first(
      headline('Two presidents, one base in Anchorage'),
      at(idOf('stamp-base'), { placeName: BASE }, { at: now(), timeZone: ALASKA }),
    ),
    ...second(
      paragraph(
        'Donald Trump and Vladimir Putin are in Alaska to speak about the war in Ukraine. Washington hopes to leave with the outline of a ceasefire.',
      ),
    ),
  ],
});

const warning = ({ idOf }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The warning',
  blocks: [
    ...first(
      headline('A warning came first'),
      quote(idOf('consequences'), 'severe consequences', TRUMP, 'before the talks'),
    ),
    ...second(
      paragraph(
        'Trump’s threat on the way to the table, in case Moscow offers nothing serious towards an end of the fighting.',
      ),
    ),
  ],
});

const noDeal = (): SampleUpdate => ({
  ...QUIET,
  title: 'No deal',
  blocks: [
    ...first(headline('The talks end, and there is no deal')),
    ...second(
      paragraph(
        'No ceasefire has been agreed, and no roadmap towards one. Trump names no new sanctions and no military step; what was achieved, he says, was achieved out of public view.',
      ),
    ),
  ],
  key: true,
});

const frank = ({ idOf }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The tone of the talks',
  blocks: [
    ...first(quote(idOf('frank'), 'productive and frank', TRUMP, 'remarks after the summit')),
    ...second(
      paragraph(
        'That is how Trump sums the talks up. What remains in the way is large, he grants.',
      ),
    ),
  ],
});

const meetingAgain = ({ idOf }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'Meeting again',
  blocks: [
    ...first(
      headline('Trump expects another meeting'),
      quote(idOf('again'), 'We’ll probably meet again soon.', TRUMP, PRESS),
    ),
    ...second(paragraph('He ends the appearance with thanks to Putin for having come.')),
  ],
  pin: [idOf('again')],
});

const invitation = ({ idOf }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The invitation',
  blocks: [
    ...first(
      headline('An invitation to Moscow, in English'),
      quote(idOf('moscow'), 'Next time in Moscow.', PUTIN, PRESS),
      paragraph('Putin, until then a man of few words, leaves his own language for this line.'),
    ),
    ...second(
      quote(
        idOf('heat'),
        'Oh, that’s an interesting one. I’ll get a little heat on that one, but I could see it possibly happening.',
        TRUMP,
        PRESS,
      ),
      paragraph('The room laughs.'),
    ),
  ],
  key: true,
  pin: [idOf('moscow'), idOf('heat')],
});

const absentPresident = ({ idOf }: SampleMoment): SampleUpdate => ({
  ...QUIET,
  title: 'The absent president',
  blocks: [
    ...first(
      headline('The president who is not here'),
      paragraph(
        'Volodymyr Zelenskyy has not come to Alaska, and a meeting of all three has no date. To Putin, Trump says:',
      ),
      quote(
        idOf('speak'),
        'We’ll speak to you very soon, and probably see you again very soon.',
        TRUMP,
        'to Vladimir Putin',
      ),
    ),
    ...second(paragraph('When the third president might be with them, he leaves open.')),
  ],
});

const cemetery = ({ idOf, now }: SampleMoment): SampleUpdate => ({
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

const cemeteryTwice = (): SampleUpdate => ({
  ...QUIET,
  title: 'The cemetery, twice',
  blocks: first(paragraph('Putin stops at the Fort Richardson Memorial Cemetery.')),
  afterwards: {
    type: 'withdraw',
    reason: 'Sent twice: the stop is in the update before this one.',
  },
});

const putinDeparts = ({ idOf, now }: SampleMoment): SampleUpdate => ({
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

const trumpDeparts = ({ idOf, now }: SampleMoment): SampleUpdate => ({
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

/** The updates of the summit, in the order in which they are written. */
export const SAMPLE_UPDATES: readonly ((moment: SampleMoment) => SampleUpdate)[] = [
  base,
  warning,
  noDeal,
  frank,
  meetingAgain,
  invitation,
  absentPresident,
  cemetery,
  cemeteryTwice,
  putinDeparts,
  trumpDeparts,
];
