import { cemetery, cemeteryTwice, putinDeparts, trumpDeparts } from './departures.ts';
import { ALASKA, BASE } from './places-and-people.ts';
import type { SampleMoment, SampleUpdate } from './sample.ts';
import {
  absentPresident,
  base,
  frank,
  invitation,
  meetingAgain,
  noDeal,
  warning,
} from './talks.ts';

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
