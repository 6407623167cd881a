import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../client/desk/api/refusal.ts';
import { ago, clockTime, runningTime, zoneName } from '../../../client/desk/time/format.ts';

const MINUTE = 60_000;

describe('times in words', () => {
  const moment = new Date('2025-08-15T22:32:00.000Z');

  it('tells one moment in each zone', () => {
    expect(clockTime(moment, 'America/Anchorage')).toBe('14:32');
    expect(clockTime(moment, 'Europe/Moscow')).toBe('01:32');
    expect(zoneName(moment, 'America/Anchorage')).toBe('AKDT');
  });

  it('tells how long something runs and how long ago it was', () => {
    expect(runningTime(-5)).toBe('0 min');
    expect(runningTime(134 * MINUTE)).toBe('2 h 14 min');
    expect(runningTime(26 * 60 * MINUTE)).toBe('1 d 2 h');
    const after = (minutes: number) => new Date(moment.getTime() + minutes * MINUTE);
    expect(ago(moment, after(0.5))).toBe('just now');
    expect(ago(moment, after(12))).toBe('12 min ago');
    expect(ago(moment, after(150))).toBe('2 h ago');
  });
});

describe('refusals', () => {
  it('[P2] carry the difference and the hash of what has changed', () => {
    const details = {
      contentHash: 'a'.repeat(64),
      difference: [{ before: 'big', after: 'small' }],
    };
    const error = { code: 'changed', message: 'Look again.', details };
    expect(refusalOf(409, { error })).toEqual({
      code: 'changed',
      message: 'Look again.',
      ...details,
    });
  });

  it('carry what is missing', () => {
    const problems = [{ code: 'quote_speaker_missing', message: 'Say who.', block: 1 }];
    const error = { code: 'not_publishable', message: 'Not yet.', details: { problems } };
    expect(refusalOf(422, { error })).toMatchObject({ code: 'not_publishable', problems });
  });

  it('have words also where the answer has none', () => {
    expect(refusalOf(401, null).code).toBe('unauthenticated');
    expect(refusalOf(429, 'slow down').code).toBe('too_fast');
    expect(refusalOf(502, '<html>')).toMatchObject({ code: 'failed' });
    const storage = { code: 'storage', message: 'The disk is full.' };
    expect(refusalOf(503, { error: storage })).toEqual({
      code: 'failed',
      message: 'The disk is full.',
    });
    expect(refusalOf(418, { error: { code: 'odd', message: 'x' } }).code).toBe('failed');
  });
});
