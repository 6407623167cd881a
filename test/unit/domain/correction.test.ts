import { describe, expect, it } from 'vitest';
import { textChanges } from '../../../shared/domain/correction.ts';

describe('textChanges', () => {
  it('names the words that were replaced', () => {
    expect(textChanges('1,200 people came', '120 people came')).toEqual([
      { before: '1,200', after: '120' },
    ]);
  });

  it('joins neighbouring words into one change', () => {
    expect(textChanges('a five hour flight', 'a six day flight')).toEqual([
      { before: 'five hour', after: 'six day' },
    ]);
  });

  it('keeps a number whole, and a word of any script', () => {
    expect(textChanges('1,200 people came', '1,300 people came')).toEqual([
      { before: '1,200', after: '1,300' },
    ]);
    expect(textChanges('Встреча в Москве', 'Встреча в Минске')).toEqual([
      { before: 'Москве', after: 'Минске' },
    ]);
    expect(textChanges('نحو 120 صحفي هنا', 'نحو 120 صحفيًا هنا')).toEqual([
      { before: 'صحفي', after: 'صحفيًا' },
    ]);
  });

  it('tells an insertion and a removal', () => {
    expect(textChanges('they met', 'they met again')).toEqual([{ before: '', after: 'again' }]);
    expect(textChanges('they met again', 'they met')).toEqual([{ before: 'again', after: '' }]);
  });

  it('finds nothing in equal texts', () => {
    expect(textChanges('Next time in Moscow.', 'Next time in Moscow.')).toEqual([]);
  });
});
