import { expect, it } from 'vitest';
import { decideLiveBlog } from '../../../shared/domain/decide.ts';
import type { LiveBlogPatch } from '../../../shared/domain/liveblog.ts';
import { facts, liveBlog, minute, staff } from '../../support/facts.ts';

const place = { name: 'Anchorage', coordinates: { latitude: 61.2, longitude: -149.9 } };

/** The types of what an editor's patch of a live blog at `place` has for effects. */
function effectsOf(patch: LiveBlogPatch): readonly string[] {
  const state = facts({ liveBlog: liveBlog({ place }) });
  const decision = decideLiveBlog(state, { type: 'edit', patch }, staff('editor'), minute(9));
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.value.map((effect) =>
    effect.type === 'eventAppended' ? effect.event.type : effect.type,
  );
}

it.each<[LiveBlogPatch, readonly string[]]>([
  [{}, []],
  [{ status: 'live', headline: liveBlog().headline, place: structuredClone(place) }, []],
  [{ publishing: 'everyone' }, ['liveBlogSet']],
  [{ headline: 'They meet' }, ['liveBlogSet', 'liveBlogChanged']],
  [{ place: { ...place, coordinates: null } }, ['liveBlogSet', 'liveBlogChanged']],
  [{ status: 'closed' }, ['liveBlogSet', 'liveBlogChanged']],
])('the edit %o has the effects %o', (patch, effects) => {
  expect(effectsOf(patch)).toEqual(effects);
});
