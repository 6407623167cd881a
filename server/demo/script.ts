import type { ScriptBlock } from './typist.ts';

/** One update of the replay: who types what, at the same time, and what happens to it then. */
export interface ScriptedUpdate {
  readonly title: string;
  /** Blocks by typist: 0 and 1 are the reporters. Both type at once. */
  readonly typed: readonly (readonly ScriptBlock[])[];
  readonly key: boolean;
  /** Quotes to pin once it is published, by the id in their attributes. */
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

export const LIVE_BLOG = {
  headline: 'Trump and Putin meet in Anchorage',
  standfirst:
    'The presidents of the United States and Russia talk about the war in Ukraine at Joint Base Elmendorf-Richardson. Every line from the room, every departure, as it happens.',
  timeZone: 'America/Anchorage',
  place: {
    name: 'Joint Base Elmendorf-Richardson, Anchorage',
    coordinates: { latitude: 61.251, longitude: -149.806 },
  },
};

const BASE = 'Joint Base Elmendorf-Richardson';
const TRUMP = { quoteSpeaker: 'Donald Trump', quoteRole: 'President of the United States' };
const PUTIN = { quoteSpeaker: 'Vladimir Putin', quoteRole: 'President of Russia' };
const PRESS = 'joint press appearance';
const now = () => new Date().toISOString();
const NOTHING = { type: 'nothing' } as const;

const headline = (text: string): ScriptBlock => ({ type: 'headline', text });
const paragraph = (text: string): ScriptBlock => ({ type: 'paragraph', text });

function quote(
  id: string,
  words: string,
  speaker: typeof TRUMP | typeof PUTIN,
  quoteSource: string,
): ScriptBlock {
  return {
    type: 'quote',
    attrs: { id, language: 'en', verification: 'confirmed' },
    text: { quoteText: words, ...speaker, quoteSource },
  };
}

function stamp(phase: 'arriving' | 'at', id: string, placeName: string): ScriptBlock {
  return {
    type: 'locationStamp',
    attrs: {
      id,
      phase,
      at: now,
      timeZone: 'America/Anchorage',
      latitude: 61.251,
      longitude: -149.806,
    },
    text: { placeName },
  };
}

function departure(
  id: string,
  journey: { traveller: string; destination: string; carrier: string },
  minutes: number | null,
): ScriptBlock {
  return {
    type: 'locationStamp',
    attrs: {
      id,
      phase: 'departing',
      at: now,
      timeZone: 'America/Anchorage',
      latitude: 61.251,
      longitude: -149.806,
      ...(minutes === null ? {} : { durationMinutes: minutes }),
    },
    text: { placeName: BASE, ...journey },
  };
}

/** Makes a fresh identifier for a name, so that every run has its own quotes and stamps. */
type IdFor = (name: string) => string;

const base = (id: IdFor): ScriptedUpdate => ({
  title: 'The base',
  typed: [
    [headline('Two presidents, one base in Anchorage'), stamp('at', id('stamp-base'), BASE)],
    [
      paragraph(
        'The meeting has been billed as a possible turning point in the war. The White House calls it a chance to work out the frame of a ceasefire.',
      ),
    ],
  ],
  key: false,
  pin: [],
  afterwards: NOTHING,
});

const warning = (id: IdFor): ScriptedUpdate => ({
  title: 'The warning',
  typed: [
    [quote(id('consequences'), 'severe consequences', TRUMP, 'before the talks')],
    [
      paragraph(
        'That is what awaits Russia, in the American president’s words, if the talks bring no meaningful commitment to halting the war.',
      ),
    ],
  ],
  key: false,
  pin: [],
  afterwards: NOTHING,
});

const noDeal = (): ScriptedUpdate => ({
  title: 'No deal',
  typed: [
    [headline('The talks end without a ceasefire deal')],
    [
      paragraph(
        'There is no roadmap either. Trump announces no new sanctions and no military measures, and says that progress was made behind closed doors.',
      ),
    ],
  ],
  key: true,
  pin: [],
  afterwards: NOTHING,
});

const meetingAgain = (id: IdFor): ScriptedUpdate => ({
  title: 'Meeting again',
  typed: [
    [quote(id('again'), 'We’ll probably meet again soon.', TRUMP, PRESS)],
    [quote(id('frank'), 'productive and frank', TRUMP, PRESS)],
  ],
  key: false,
  pin: [id('again')],
  afterwards: NOTHING,
});

const invitation = (id: IdFor): ScriptedUpdate => ({
  title: 'The invitation',
  typed: [
    [
      headline('Putin, in English: come to Moscow'),
      quote(id('moscow'), 'Next time in Moscow.', PUTIN, PRESS),
    ],
    [
      quote(
        id('heat'),
        'Oh, that’s an interesting one. I’ll get a little heat on that one, but I could see it possibly happening.',
        TRUMP,
        PRESS,
      ),
    ],
  ],
  key: true,
  pin: [id('moscow'), id('heat')],
  afterwards: NOTHING,
});

const absentPresident = (id: IdFor): ScriptedUpdate => ({
  title: 'The absent president',
  typed: [
    [
      quote(
        id('speak'),
        'We’ll speak to you very soon, and probably see you again very soon.',
        TRUMP,
        'to Vladimir Putin, joint press appearance',
      ),
    ],
    [
      paragraph(
        'Volodymyr Zelenskyy is not in Alaska, and a meeting of all three remains without a date.',
      ),
    ],
  ],
  key: false,
  pin: [],
  afterwards: NOTHING,
});

const cemetery = (id: IdFor): ScriptedUpdate => ({
  title: 'The cemetery',
  typed: [
    [stamp('at', id('stamp-cemetery'), 'Fort Richardson Memorial Cemetery')],
    [
      paragraph(
        'Putin stops at the graves of Soviet soldiers who died in the Second World War before he goes to his aircraft.',
      ),
    ],
  ],
  key: false,
  pin: [],
  afterwards: NOTHING,
});

const cemeteryTwice = (): ScriptedUpdate => ({
  title: 'The cemetery, twice',
  typed: [[paragraph('Putin pays tribute at the Fort Richardson Memorial Cemetery.')], []],
  key: false,
  pin: [],
  afterwards: {
    type: 'withdraw',
    reason: 'Sent twice: the stop is in the update before this one.',
  },
});

const putinDeparts = (id: IdFor): ScriptedUpdate => ({
  title: 'Putin departs',
  typed: [
    [
      departure(
        id('departure-putin'),
        {
          traveller: 'Vladimir Putin',
          destination: 'Russia',
          carrier: 'the Russian presidential aircraft',
        },
        null,
      ),
    ],
    [],
  ],
  key: false,
  pin: [],
  afterwards: NOTHING,
});

const trumpDeparts = (id: IdFor): ScriptedUpdate => ({
  title: 'Trump departs',
  typed: [
    [
      departure(
        id('departure-trump'),
        { traveller: 'Donald Trump', destination: 'Washington', carrier: 'Air Force One' },
        360,
      ),
    ],
    [
      paragraph(
        'A five-hour flight lies ahead. Aides expect calls with NATO allies and European leaders over the weekend.',
      ),
    ],
  ],
  key: true,
  pin: [],
  afterwards: {
    type: 'correct',
    before: 'five-hour',
    after: 'six-hour',
    note: 'We had the length of the flight wrong.',
  },
});

/** The ten updates of the replay, in the order in which they are written. */
export function summitScript(id: IdFor): readonly ScriptedUpdate[] {
  return [
    base(id),
    warning(id),
    noDeal(),
    meetingAgain(id),
    invitation(id),
    absentPresident(id),
    cemetery(id),
    cemeteryTwice(),
    putinDeparts(id),
    trumpDeparts(id),
  ];
}
