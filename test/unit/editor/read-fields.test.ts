import { describe, expect, it } from 'vitest';
import { instantOf, localText, shortTime } from '../../../client/desk/editor/details/zoned-time.ts';
import {
  coordinatesOf,
  minutesOf,
} from '../../../client/desk/editor/location-stamp/read-fields.ts';
import { durationText } from '../../../shared/domain/location.ts';

describe('times at a place', () => {
  it('are what its clocks showed', () => {
    expect(instantOf('2025-08-15T14:32', 'America/Anchorage')).toBe('2025-08-15T22:32:00.000Z');
    expect(localText('2025-08-15T22:32:00.000Z', 'America/Anchorage')).toBe('2025-08-15T14:32');
    expect(shortTime('2025-08-15T22:32:00.000Z', 'America/Anchorage')).toBe('14:32 AKDT');
    expect(shortTime('2025-08-15T22:32:00.000Z', 'Europe/Moscow')).toBe('01:32 GMT+3');
  });

  it('that a clock change skips become the hour after it', () => {
    expect(instantOf('2025-03-30T02:30', 'Europe/Berlin')).toBe('2025-03-30T01:30:00.000Z');
  });

  it('are nothing where the field is empty or half typed', () => {
    expect(instantOf('', 'Europe/Berlin')).toBeNull();
    expect(instantOf('2025-03-', 'Europe/Berlin')).toBeNull();
    expect(localText('yesterday', 'Europe/Berlin')).toBe('');
    expect(shortTime('yesterday', 'Europe/Berlin')).toBe('');
  });
});

describe('durations', () => {
  it.each([
    ['6 h', 360],
    ['6:30', 390],
    ['1 h 30 min', 90],
    ['90 min', 90],
    ['6,5 hours', 390],
    ['0:00', null],
    ['soon', null],
    ['', null],
  ])('reads “%s”', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });

  it('are shown in hours and minutes', () => {
    const texts = [360, 150, 45, 0, 59.6].map(durationText);
    expect(texts).toEqual(['6 h', '2 h 30 min', '45 min', '0 min', '1 h']);
  });
});

describe('coordinates', () => {
  it.each([
    ['61.25, -149.81', { latitude: 61.25, longitude: -149.81 }],
    ['61.25 -149.81', { latitude: 61.25, longitude: -149.81 }],
    ['91, 0', null],
    ['0, 181', null],
    ['Anchorage', null],
  ])('reads “%s”', (text, place) => {
    expect(coordinatesOf(text)).toEqual(place);
  });
});
