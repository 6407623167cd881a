import type { ContentNode, Json } from '../../shared/domain/content.ts';
import { body, liveBlog, minute, paragraph, text } from './facts.ts';
import { idOf, MemoryNewsroom } from './memory-newsroom.ts';

const BASE = 'Joint Base Elmendorf-Richardson';
const part = (type: string, words: string): ContentNode => ({ type, content: [text(words)] });
const headline = (words: string): ContentNode => part('headline', words);

function said(
  id: string,
  words: string,
  speaker: readonly [string, string],
  attrs: { readonly [name: string]: Json } = {},
): ContentNode {
  return {
    type: 'quote',
    attrs: { id, language: 'en', verification: 'confirmed', ...attrs },
    content: [
      part('quoteText', words),
      part('quoteSpeaker', speaker[0]),
      part('quoteRole', speaker[1]),
      part('quoteSource', 'joint press appearance'),
    ],
  };
}

function stamp(phase: string, place: string, at: number): ContentNode {
  return {
    type: 'locationStamp',
    attrs: { id: `${phase}-${at}`, phase, at: minute(at), timeZone: 'America/Anchorage' },
    content: [part('placeName', place)],
  };
}

function departure(
  at: number,
  journey: readonly [traveller: string, destination: string, carrier: string],
  durationMinutes: number | null,
): ContentNode {
  const [traveller, destination, carrier] = journey;
  return {
    type: 'locationStamp',
    attrs: {
      id: `departure-${at}`,
      phase: 'departing',
      at: minute(at),
      timeZone: 'America/Anchorage',
      durationMinutes,
    },
    content: [
      part('placeName', 'Anchorage'),
      part('traveller', traveller),
      part('destination', destination),
      ...(carrier === '' ? [] : [part('carrier', carrier)]),
    ],
  };
}

const TRUMP = ['Donald Trump', 'President of the United States'] as const;
const PUTIN = ['Vladimir Putin', 'President of Russia'] as const;
const MAYA = { bylines: ['Maya Lindqvist'] };
const BOTH = { bylines: ['Maya Lindqvist', 'Tomás Okafor'] };

type Published = readonly [
  at: number,
  blocks: readonly ContentNode[],
  meta?: Parameters<MemoryNewsroom['publish']>[2],
];

const MORNING: readonly Published[] = [
  [
    2,
    [
      headline('What is on the table'),
      paragraph(
        'The White House presents the day as a chance to agree the outline of a ceasefire. No document has been shown, and neither delegation has said how long the talks will last.',
      ),
      {
        type: 'bulletList',
        content: [
          'the frame of a ceasefire in Ukraine',
          'whether a meeting of three can follow',
        ].map((words) => ({ type: 'listItem', content: [paragraph(words)] })),
      },
    ],
    { meta: { kind: 'summary', ...MAYA } },
  ],
  [
    9,
    [
      said('q-consequences', 'severe consequences', TRUMP, { verification: 'unconfirmed' }),
      paragraph(
        'The warning was given ahead of the talks: that is what Trump says would follow if Putin makes no meaningful commitment to halting the war.',
      ),
    ],
    { meta: MAYA },
  ],
  [
    24,
    [
      headline('Both presidents are at the base'),
      stamp('at', `${BASE}, Anchorage`, 22),
      paragraph(
        'The two delegations are together. Reporters wait for the joint appearance with a lectern each and no list of questions.',
      ),
    ],
    { meta: BOTH },
  ],
];

const AFTERNOON: readonly Published[] = [
  [
    131,
    [
      headline('The talks end without a ceasefire deal'),
      paragraph(
        'There is no roadmap towards ending the fighting. Trump announces neither new sanctions nor military measures, and says progress was made behind closed doors.',
      ),
      said('q-frank', 'productive and frank', TRUMP),
    ],
    { meta: { key: true, ...BOTH } },
  ],
  [138, [said('q-again', 'We’ll probably meet again soon', TRUMP)], { meta: MAYA }],
  [
    141,
    [
      headline('Putin, in English: come to Moscow'),
      stamp('at', BASE, 139),
      paragraph('Reserved until then, he leaves Russian for four words as the appearance closes.'),
      said('q-moscow', 'Next time in Moscow.', PUTIN, { saidAt: minute(140) }),
      said(
        'q-heat',
        'Oh, that’s an interesting one. I’ll get a little heat on that one, but I could see it possibly happening',
        TRUMP,
        { saidAt: minute(140) },
      ),
    ],
    { meta: { key: true, ...BOTH } },
  ],
  [
    149,
    [
      paragraph(
        'Ukraine’s president was not in Anchorage, and a meeting of three has no date. Trump’s last words to Putin leave open who else would be in the room.',
      ),
      said(
        'q-very-soon',
        'We’ll speak to you very soon, and probably see you again very soon',
        TRUMP,
      ),
    ],
    { meta: MAYA },
  ],
  [
    163,
    [
      headline('A stop at the cemetery'),
      stamp('at', 'Fort Richardson Memorial Cemetery', 161),
      paragraph(
        'Putin pays tribute to Soviet soldiers who are buried here. They died in the First World War.',
      ),
    ],
    { meta: { bylines: ['Tomás Okafor'] } },
  ],
  [
    176,
    [
      headline('Putin leaves Anchorage'),
      departure(174, ['Vladimir Putin', 'Moscow', ''], null),
      paragraph(
        'His aircraft is the first to go, under the same tight security as in the morning.',
      ),
    ],
    { meta: { key: true, bylines: ['Tomás Okafor'] } },
  ],
  [
    188,
    [
      headline('Air Force One is in the air'),
      departure(186, ['Donald Trump', 'Washington', 'Air Force One'], 360),
      paragraph(
        'Aides speak of briefings for NATO allies and calls with European leaders over the weekend.',
      ),
    ],
    { meta: { key: true, ...MAYA } },
  ],
];

/** The summit as its live blog stands after the departures: key quotes, a correction, a withdrawal. */
export function summit(): MemoryNewsroom {
  const newsroom = new MemoryNewsroom(
    liveBlog({
      slug: 'summit',
      headline: 'Trump and Putin meet in Anchorage',
      standfirst:
        'The two presidents talk about the war in Ukraine. Every line from the room and every departure, as it happens.',
      place: { name: `${BASE}, Anchorage`, coordinates: null },
      coverageStartTime: minute(0),
    }),
  );
  const published = [...MORNING, ...AFTERNOON];
  for (const [index, [at, blocks, options]] of published.entries()) {
    newsroom.now = minute(at);
    newsroom.publish(idOf(index + 1), body(...blocks), options);
  }
  for (const [update, quote] of [
    [6, 'q-moscow'],
    [6, 'q-heat'],
    [5, 'q-again'],
  ] as const) {
    newsroom.pin(idOf(update), quote);
  }
  correctCemetery(newsroom);
  newsroom.withdraw(idOf(2), 'The remark was placed at the wrong moment of the day.');
  return newsroom;
}

/** The eighth update names the wrong war; this sets it right. */
function correctCemetery(newsroom: MemoryNewsroom): void {
  const [, blocks, options] = AFTERNOON[4] ?? [0, []];
  newsroom.now = minute(192);
  newsroom.publish(
    idOf(8),
    body(
      ...blocks.slice(0, 2),
      paragraph(
        'Putin pays tribute to Soviet soldiers who are buried here. They died in the Second World War.',
      ),
    ),
    { ...options, change: 'correction', note: 'An earlier version named the wrong war' },
  );
}
