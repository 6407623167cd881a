import { at, headline, paragraph, quote } from './blocks.ts';
import type { SampleMoment, SampleUpdate } from './sample.ts';
import { first, QUIET, second } from './sample.ts';
import { ALASKA, BASE, TRUMP, PUTIN } from './places-and-people.ts';

const PRESS = 'joint press appearance';

export const base = ({ idOf, now }: SampleMoment): SampleUpdate => ({
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

export const warning = ({ idOf }: SampleMoment): SampleUpdate => ({
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

export const noDeal = (): SampleUpdate => ({
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

export const frank = ({ idOf }: SampleMoment): SampleUpdate => ({
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

export const meetingAgain = ({ idOf }: SampleMoment): SampleUpdate => ({
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

export const invitation = ({ idOf }: SampleMoment): SampleUpdate => ({
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

export const absentPresident = ({ idOf }: SampleMoment): SampleUpdate => ({
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
