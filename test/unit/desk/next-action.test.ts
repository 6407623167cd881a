import { describe, expect, it } from 'vitest';
import { nextAction } from '../../../client/desk/publishing/next-action.ts';
import type { Role } from '../../../shared/domain/policy.ts';
import { can, staffActor } from '../../../shared/domain/policy.ts';
import type { UpdateState } from '../../../shared/domain/update.ts';
import { instant, seq, userId } from '../../../shared/ids.ts';
import { submittedBy } from '../../support/summaries.ts';

const at = instant(new Date(0));
const MARA = userId('mara');
const DRAFT: UpdateState = { status: 'draft' };
const PUBLISHED: UpdateState = { status: 'published', revision: 1, seq: seq(1), at };
const WITHDRAWN: UpdateState = { status: 'withdrawn', by: MARA, reason: 'Not so.', at };

interface Case {
  readonly state: UpdateState;
  readonly publishing?: 'editors' | 'everyone';
  readonly status?: 'live' | 'closed';
  readonly changed?: boolean;
  readonly changesQuote?: boolean;
}

function next(role: Role, given: Case) {
  const { state, publishing = 'editors', status = 'live' } = given;
  const { changed = false, changesQuote = false } = given;
  const actor = staffActor({ userId: MARA, name: 'Mara', role });
  const publishState = { state, liveBlog: { publishing, status }, changed, changesQuote };
  return nextAction(publishState, (action) => can(actor, action));
}

describe('the next step', () => {
  it('is to submit for a reporter and to publish for an editor', () => {
    expect(next('reporter', { state: DRAFT })).toEqual({ type: 'submit' });
    expect(next('editor', { state: DRAFT })).toEqual({ type: 'publish' });
    expect(next('reporter', { state: DRAFT, publishing: 'everyone' })).toEqual({ type: 'publish' });
  });

  it('waits for an editor once submitted', () => {
    expect(next('reporter', { state: submittedBy(MARA) }).type).toBe('wait');
    expect(next('editor', { state: submittedBy(MARA) })).toEqual({ type: 'publish' });
  });

  it('offers changes only where there are some, and as a correction where a quote changes', () => {
    expect(next('editor', { state: PUBLISHED }).type).toBe('wait');
    expect(next('editor', { state: PUBLISHED, changed: true })).toEqual({
      type: 'publishChanges',
      asCorrection: false,
    });
    const quote = { state: PUBLISHED, changed: true, changesQuote: true };
    expect(next('editor', quote)).toEqual({ type: 'publishChanges', asCorrection: true });
    expect(next('reporter', { ...quote, publishing: 'everyone' }).type).toBe('wait');
  });

  it('is nothing for a reporter in a closed live blog, and for anyone after a withdrawal', () => {
    expect(next('reporter', { state: DRAFT, status: 'closed' }).type).toBe('wait');
    expect(next('admin', { state: WITHDRAWN })).toEqual({
      type: 'wait',
      reason: 'Withdrawn: Not so.',
    });
  });
});
