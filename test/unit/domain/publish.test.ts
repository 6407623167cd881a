import { describe, expect, it } from 'vitest';
import { decideUpdate } from '../../../shared/domain/decide.ts';
import { appendedEvent } from '../../../shared/domain/decision.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import type { Effect, PublishCommand, UpdateFacts } from '../../../shared/domain/decision.ts';
import type { PublishedUpdate } from '../../../shared/domain/timeline.ts';
import { contentHash, quoteId, seq } from '../../../shared/ids.ts';
import {
  body,
  draft,
  facts,
  liveBlog,
  minute,
  paragraph,
  quote,
  staff,
  update,
} from '../../support/facts.ts';

function publishing(fields: Partial<PublishCommand> = {}): PublishCommand {
  return {
    type: 'publish',
    draft: draft(body(paragraph('They meet.'))),
    seenHash: contentHash('h1'),
    seen: null,
    change: 'update',
    note: '',
    writers: ['Maya'],
    problems: [],
    ...fields,
  };
}

function effectsOf(state: UpdateFacts, command: PublishCommand, at = minute(5)): readonly Effect[] {
  const decision = decideUpdate(state, command, staff('editor'), at);
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.value;
}

function eventsOf(effects: readonly Effect[]) {
  return effects.flatMap((effect) => appendedEvent(effect) ?? []);
}

/** Facts after `content` was published as the first revision. */
function published(...blocks: readonly ContentNode[]): UpdateFacts {
  const [event] = eventsOf(effectsOf(facts(), publishing({ draft: draft(body(...blocks)) })));
  if (event?.type !== 'published' || event.update.status !== 'published')
    throw new Error('no update');
  return facts({
    liveBlog: liveBlog({ seq: seq(1) }),
    update: update({ state: { status: 'published', revision: 1, seq: seq(1), at: minute(5) } }),
    shown: event.update,
  });
}

describe('publish', () => {
  it('[P1] numbers events from the head of the live blog on', () => {
    const state = facts({ liveBlog: liveBlog({ seq: seq(41) }) });
    expect(eventsOf(effectsOf(state, publishing())).map((event) => event.seq)).toEqual([42]);
  });

  it('[P2] publishes nothing where the content is not what the editor saw, and shows the difference', () => {
    const command = publishing({
      draft: draft(body(paragraph('120 soldiers')), 'h2'),
      seen: body(paragraph('1,200 soldiers')),
    });
    const decision = decideUpdate(facts(), command, staff('editor'), minute(5));
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        code: 'changed',
        contentHash: 'h2',
        difference: [{ before: '1,200', after: '120' }],
      },
    });
  });

  it('refuses with the list of what is missing', () => {
    const problems = [{ code: 'quote_speaker_missing', message: 'Say who.', block: 0 }];
    const decision = decideUpdate(facts(), publishing({ problems }), staff('editor'), minute(5));
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'not_publishable', problems } });
  });

  it('gives the writers as bylines where the draft names none', () => {
    const [event] = eventsOf(effectsOf(facts(), publishing()));
    expect(event).toMatchObject({ type: 'published', update: { bylines: ['Maya'] } });
  });

  it('keeps the place and the first time of an update through later revisions', () => {
    const command = publishing({ draft: draft(body(paragraph('They have met.')), 'h1') });
    const [event] = eventsOf(effectsOf(published(paragraph('They meet.')), command, minute(9)));
    expect(event).toMatchObject({
      seq: 2,
      update: { seq: 1, revision: 2, firstPublishedAt: minute(5), publishedAt: minute(9) },
    });
  });

  it('makes a change of a published quote a correction, whatever the editor called it', () => {
    const state = published(quote('q1', 'Next time in Moskow.'));
    const command = publishing({
      draft: draft(body(quote('q1', 'Next time in Moscow.'))),
      change: 'typo',
    });
    const [event] = eventsOf(effectsOf(state, command));
    expect(event?.type).toBe('corrected');
    const shown = (event as { update: PublishedUpdate }).update;
    expect(shown.corrections.at(-1)?.changes).toEqual([{ before: 'Moskow', after: 'Moscow' }]);
  });

  it('keeps a typo quiet', () => {
    const command = publishing({ draft: draft(body(paragraph('They met.'))), change: 'typo' });
    const [event] = eventsOf(effectsOf(published(paragraph('They mett.')), command));
    expect(event).toMatchObject({ type: 'published', quiet: true, update: { corrections: [] } });
  });

  it('tells readers of a quote that a revision drops, and takes its pin away', () => {
    const pin = { quoteId: quoteId('q1'), updateId: update().id };
    const state = { ...published(quote('q1', 'Next time in Moscow.')), pins: [pin] };
    const effects = effectsOf(state, publishing({ change: 'typo' }));
    expect(eventsOf(effects).map((event) => event.type)).toEqual(['corrected', 'unpinned']);
    expect(effects).toContainEqual({ type: 'pinsSet', pins: [] });
  });

  it('lets a reporter publish where the policy says so, but not change or drop a published quote', () => {
    const open = {
      ...published(quote('q1', 'soon')),
      liveBlog: liveBlog({ publishing: 'everyone' }),
    };
    const same = publishing({ draft: draft(body(quote('q1', 'soon'), paragraph('More.'))) });
    const other = publishing({ draft: draft(body(quote('q1', 'later'))) });
    expect(decideUpdate(open, same, staff('reporter'), minute(6)).ok).toBe(true);
    for (const command of [other, publishing()]) {
      expect(decideUpdate(open, command, staff('reporter'), minute(6))).toMatchObject({
        refusal: { code: 'forbidden' },
      });
    }
    expect(decideUpdate(facts(), publishing(), staff('reporter'), minute(6))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
  });

  it('never publishes a withdrawn update again', () => {
    const state = facts({
      update: update({
        state: { status: 'withdrawn', by: staff('editor').userId, reason: 'x', at: minute(6) },
      }),
    });
    expect(decideUpdate(state, publishing(), staff('admin'), minute(7))).toMatchObject({
      refusal: { code: 'conflict' },
    });
  });
});

describe('withdraw', () => {
  const pin = { quoteId: quoteId('q1'), updateId: update().id };
  const state = { ...published(quote('q1', 'Next time in Moscow.')), pins: [pin] };

  it('[P6] leaves no words of the update in what it announces, and takes its pins along', () => {
    const decision = decideUpdate(
      state,
      { type: 'withdraw', reason: 'Wrong.' },
      staff('editor'),
      minute(8),
    );
    if (!decision.ok) throw new Error('refused');
    expect(eventsOf(decision.value).map((event) => event.type)).toEqual(['withdrawn', 'unpinned']);
    expect(JSON.stringify(eventsOf(decision.value))).not.toContain('Moscow');
    expect(decision.value.map((effect) => effect.type)).toContain('historyScrubbed');
  });

  it('is for editors, and only for what readers have seen', () => {
    const command = { type: 'withdraw', reason: 'Wrong.' } as const;
    expect(decideUpdate(state, command, staff('reporter'), minute(8))).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    expect(decideUpdate(facts(), command, staff('editor'), minute(8))).toMatchObject({
      refusal: { code: 'conflict' },
    });
  });
});

describe('marking a key event', () => {
  it('[P1] is an effect of its own, which tells readers quietly', () => {
    const state = published(paragraph('They meet.'));
    const marked = decideUpdate(state, { type: 'markKey', key: true }, staff('editor'), minute(7));
    expect(marked).toMatchObject({
      ok: true,
      value: [
        {
          type: 'keyMarked',
          key: true,
          event: { type: 'published', quiet: true, seq: 2, update: { key: true, revision: 1 } },
        },
      ],
    });
  });

  it('tells readers nothing of what they do not see', () => {
    const marked = decideUpdate(
      facts(),
      { type: 'markKey', key: true },
      staff('editor'),
      minute(7),
    );
    expect(marked).toMatchObject({ ok: true, value: [{ type: 'keyMarked', event: null }] });
  });
});
