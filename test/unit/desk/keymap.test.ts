import { describe, expect, it } from 'vitest';
import { commandOf } from '../../../client/desk/keyboard/keymap.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const free = { typing: false, singleKeys: true };

const pressed = (key: string, context = free, modifiers = plain) =>
  commandOf({ key, ...modifiers }, context);

describe('the keyboard', () => {
  it('has a key for each step', () => {
    const expected = {
      n: 'new',
      j: 'next',
      ArrowDown: 'next',
      k: 'previous',
      ArrowUp: 'previous',
      Enter: 'open',
      Escape: 'close',
      p: 'pin',
      m: 'markKey',
      w: 'withdraw',
      '\\': 'panel',
      '?': 'help',
    };
    for (const [key, command] of Object.entries(expected)) expect(pressed(key)).toBe(command);
    expect(pressed('1')).toEqual({ filter: 0 });
    expect(pressed('7')).toEqual({ filter: 6 });
    expect(pressed('8')).toBeNull();
    expect(pressed('N')).toBe('new');
  });

  it('does nothing while someone types, but submit or publish', () => {
    const typing = { typing: true, singleKeys: true };
    for (const key of ['n', 'j', 'k', 'p', 'w', '?', '1', 'Enter', 'Escape', 'ArrowDown']) {
      expect(pressed(key, typing)).toBeNull();
    }
    expect(pressed('Enter', typing, { ...plain, ctrlKey: true })).toBe('proceed');
    expect(pressed('Enter', typing, { ...plain, metaKey: true })).toBe('proceed');
  });

  it('leaves the browser its own chords', () => {
    expect(pressed('n', free, { ...plain, ctrlKey: true })).toBeNull();
    expect(pressed('p', free, { ...plain, metaKey: true })).toBeNull();
    expect(pressed('1', free, { ...plain, altKey: true })).toBeNull();
  });

  it('keeps only keys with names where single letters are switched off', () => {
    const named = { typing: false, singleKeys: false };
    expect(['n', 'p', '?', '1'].map((key) => pressed(key, named))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(pressed('ArrowDown', named)).toBe('next');
    expect(pressed('Enter', named)).toBe('open');
    expect(pressed('Escape', named)).toBe('close');
  });
});
