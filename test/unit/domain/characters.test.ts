import { describe, expect, it } from 'vitest';
import { beginningOf, soundText } from '../../../shared/domain/characters.ts';

/** Each is one character to whoever reads it. */
const CHARACTERS = ['👩‍👩‍👧‍👦', '🏳️‍🌈', '🇳🇴', '👍🏽', '❤️‍🔥', '#️⃣', 'é', 'क्षि', 'நி', '각', '각', 'กำ', '\r\n'];

describe('text that pages and feeds can hold', () => {
  it('[C26] loses controls, code points that mean nothing, and half emoji', () => {
    expect(soundText('a\u000Bb\uFFFEc\uFFFF')).toBe('abc');
    expect(soundText('\0\u0008\u000C\u001F\u007F\u0085\u009F\uFDD0\u{1FFFE}\u{10FFFF}')).toBe('');
    expect(soundText('half \uD83D, other half \uDE00')).toBe('half , other half ');
  });

  it('[C26] is what remains of every code unit that XML 1.0 forbids', () => {
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const inXml =
        unit === 9 ||
        unit === 10 ||
        unit === 13 ||
        (unit >= 0x20 && unit < 0xd800) ||
        unit > 0xdfff;
      const kept = soundText(String.fromCharCode(unit)) !== '';
      if (kept) expect(inXml && unit < 0xfffe, unit.toString(16)).toBe(true);
    }
  });

  it('[C26] stays as it is where it is sound', () => {
    const text = `tab\tline\nreturn\r “words” \u00A0 \uFFFD ${CHARACTERS.join('')} \u200F\u202B`;
    expect(soundText(text)).toBe(text);
  });
});

describe('the beginning of a text', () => {
  it('[C21] never holds a part of a character', () => {
    for (const character of CHARACTERS) {
      const text = `${'漢'.repeat(20)}${character}${character}`;
      for (let most = 20; most < text.length; most += 1) {
        const rest = beginningOf(text, most).slice(20);
        expect(['', character], `${character} at ${most}`).toContain(rest);
      }
    }
  });

  it('is the whole where that is short enough', () => {
    expect(beginningOf('👩‍👩‍👧‍👦', 11)).toBe('👩‍👩‍👧‍👦');
    expect(beginningOf('', 5)).toBe('');
  });

  it('ends somewhere in a character that is longer than all that fits, and is sound', () => {
    const zalgo = `e${'\u0301'.repeat(500)}`;
    expect(beginningOf(zalgo, 90)).toHaveLength(90);
    expect(beginningOf('👩‍👩‍👧‍👦', 1)).toBe('');
    expect(beginningOf('👩‍👩‍👧‍👦', 4)).toBe('👩‍');
  });
});
