import { describe, expect, it } from 'vitest';
import type {
  ConnectionEvent,
  ConnectionState,
} from '../../../client/desk/connection/save-state.ts';
import { TRANSITIONS } from '../../../client/desk/connection/save-state.ts';

const after = (state: ConnectionState, ...events: readonly ConnectionEvent[]): ConnectionState =>
  events.reduce((current, event) => TRANSITIONS[current][event], state);

// The keys of both records are checked by the compiler.
const STATES = Object.keys(TRANSITIONS) as ConnectionState[];
const EVENTS = Object.keys(TRANSITIONS.opening) as ConnectionEvent[];

describe('what a writer is told about their words', () => {
  it('[W2] Saved comes from a durable ack and from nothing else', () => {
    for (const state of STATES) {
      for (const event of EVENTS) {
        if (event === 'durable' || (state === 'saved' && event === 'resumed')) continue;
        expect(after(state, event), `${state} + ${event}`).not.toBe('saved');
      }
    }
  });

  it('an ack that comes late makes nothing of a lost connection', () => {
    expect(after('saving', 'lost', 'durable')).toBe('offline');
    expect(after('refused', 'durable')).toBe('refused');
    expect(after('signedOut', 'durable')).toBe('signedOut');
  });

  it('a day with a bad network', () => {
    expect(after('offline', 'resumed', 'connected', 'wrote')).toBe('opening');
    expect(after('opening', 'durable', 'wrote')).toBe('saving');
    expect(after('saving', 'durable')).toBe('saved');
    expect(after('saved', 'lost')).toBe('offline');
    expect(after('offline', 'lost', 'wrote')).toBe('offline');
    expect(after('offline', 'connected', 'wrote', 'durable')).toBe('saved');
  });

  it('a server that cannot store keeps saying so until it has stored', () => {
    expect(after('saving', 'storageFailed', 'lost', 'connected', 'wrote')).toBe('failing');
    expect(after('failing', 'durable')).toBe('saved');
  });

  it('the close after a refusal does not hide the refusal', () => {
    expect(after('saving', 'refused', 'refused', 'lost')).toBe('refused');
    expect(after('refused', 'resumed', 'durable')).toBe('saved');
  });

  it('signing in again, or making the update at last, starts anew', () => {
    expect(after('saved', 'signedOut', 'resumed')).toBe('opening');
    expect(after('offline', 'unknown', 'resumed')).toBe('opening');
  });

  it('[W6] no event leads out of a schema that is too old', () => {
    for (const event of EVENTS) expect(after('reload', event), event).toBe('reload');
  });
});
