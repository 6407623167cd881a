import type { ContentNode } from '../../shared/domain/content.ts';
import {
  broken,
  embed,
  heading,
  image,
  list,
  paragraph,
  quote,
  rule,
  stamp,
  table,
} from './written-blocks.ts';

/** What somebody does by keyboard in a text that runs right to left, in a part of it at least. */
interface Journey {
  readonly name: string;
  readonly content: readonly ContentNode[];
  /** Text that is clicked first. */
  readonly at: string;
  readonly keys: readonly string[];
  /** What stands there once `*` was typed at the end of the way. */
  readonly words: string;
}

const L = 'ArrowLeft';
const R = 'ArrowRight';
const times = (count: number, key: string): readonly string[] =>
  Array.from({ length: count }, () => key);

export const JOURNEYS: readonly Journey[] = [
  {
    name: 'from Hebrew words on to the speaker',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['End', L],
    words: 'שלום\n*דוד',
  },
  {
    name: 'back from a Hebrew speaker to the words',
    content: [quote('שלום', 'דוד')],
    at: 'דוד',
    keys: ['Home', R],
    words: 'שלום*\nדוד',
  },
  {
    name: 'within Hebrew words, to the left and on',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['Home', L],
    words: 'ש*לום\nדוד',
  },
  {
    name: 'not out of Hebrew words to the right of their beginning where nothing is',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['Home', R],
    words: '*שלום\nדוד',
  },
  {
    name: 'through all of a mixed line and then on',
    content: [quote('שלום abc', 'דוד')],
    at: 'שלום abc',
    keys: ['Home', ...times(9, L)],
    words: 'שלום abc\n*דוד',
  },
  {
    name: 'within the English end of Hebrew words',
    content: [quote('שלום abc', 'דוד')],
    at: 'שלום abc',
    keys: ['Home', ...times(7, L)],
    words: 'שלום ab*c\nדוד',
  },
  {
    name: 'between fields as the Hebrew quote stands, though the speaker is English',
    content: [quote('שלום', 'David', 'שר')],
    at: 'David',
    keys: ['Home', L],
    words: 'שלום\nDavid\n*שר',
  },
  {
    name: 'between fields of an English quote, though the speaker is Hebrew',
    content: [quote('Peace', 'דוד', 'Minister')],
    at: 'דוד',
    keys: ['Home', R],
    words: 'Peace\nדוד\n*Minister',
  },
  {
    name: 'into an empty field of a Hebrew quote and out of it',
    content: [quote('שלום', '', 'שר')],
    at: 'שלום',
    keys: ['End', L, L],
    words: 'שלום\n*שר',
  },
  {
    name: 'from place to traveller of an Arabic departure',
    content: [stamp('عمان', 'الملك', 'لندن')],
    at: 'عمان',
    keys: ['End', L],
    words: 'عمان\n*الملك\nلندن',
  },
  {
    name: 'back from the destination of an Arabic departure',
    content: [stamp('عمان', 'الملك', 'لندن')],
    at: 'لندن',
    keys: ['Home', R],
    words: 'عمان\nالملك*\nلندن',
  },
  {
    name: 'from an Arabic caption to the credit',
    content: [image('صورة', 'وكالة')],
    at: 'صورة',
    keys: ['End', L],
    words: 'صورة\n*وكالة',
  },
  {
    name: 'out of the last field into a new paragraph',
    content: [quote('שלום', 'דוד', 'שר')],
    at: 'שר',
    keys: ['End', L],
    words: 'שלום\nדוד\nשר\n*',
  },
  {
    name: 'from cell to cell of an Arabic table',
    content: [table(['واحد', 'اثنان'], ['ثلاثة', 'أربعة'])],
    at: 'واحد',
    keys: ['End', L],
    words: 'واحد\n*اثنان\nثلاثة\nأربعة',
  },
  {
    name: 'back from cell to cell of an Arabic table',
    content: [table(['واحد', 'اثنان'], ['ثلاثة', 'أربعة'])],
    at: 'اثنان',
    keys: ['Home', R],
    words: 'واحد*\nاثنان\nثلاثة\nأربعة',
  },
  {
    name: 'within an Arabic cell from its beginning',
    content: [table(['واحد', 'اثنان'])],
    at: 'اثنان',
    keys: ['Home', L],
    words: 'واحد\nا*ثنان',
  },
  {
    name: 'between an English and an Arabic cell as the table stands',
    content: [table(['واحد', 'two', 'ثلاثة'])],
    at: 'two',
    keys: ['Home', L],
    words: 'واحد\ntwo\n*ثلاثة',
  },
  {
    name: 'from an Arabic item to the next',
    content: [list('واحد', 'اثنان')],
    at: 'واحد',
    keys: ['End', L],
    words: 'واحد\n*اثنان',
  },
  {
    name: 'from a Hebrew heading into a Hebrew paragraph',
    content: [heading('כותרת'), paragraph('שלום')],
    at: 'כותרת',
    keys: ['End', L],
    words: 'כותרת\n*שלום',
  },
  {
    name: 'over an embed between Hebrew paragraphs and on',
    content: [paragraph('שלום'), embed, paragraph('ברוך')],
    at: 'שלום',
    keys: ['End', L, L],
    words: 'שלום\n*ברוך',
  },
  {
    name: 'back over an embed between Hebrew paragraphs',
    content: [paragraph('שלום'), embed, paragraph('ברוך')],
    at: 'ברוך',
    keys: ['Home', R, R],
    words: 'שלום*\nברוך',
  },
  {
    name: 'within Hebrew after a rule, from its beginning',
    content: [paragraph('שלום'), rule, paragraph('ברוך')],
    at: 'ברוך',
    keys: ['Home', L],
    words: 'שלום\nב*רוך',
  },
  {
    name: 'within the second line of a Hebrew paragraph, from its beginning',
    content: [broken('שלום', 'ברוך')],
    at: 'שלום',
    keys: ['ArrowDown', 'Home', L],
    words: 'שלום\nב*רוך',
  },
  {
    name: 'from line to line of a Hebrew paragraph',
    content: [broken('שלום', 'ברוך')],
    at: 'שלום',
    keys: ['Control+Home', ...times(5, L)],
    words: 'שלום\n*ברוך',
  },
  {
    name: 'within a Hebrew line under an English one',
    content: [broken('Peace', 'שלום')],
    at: 'Peace',
    keys: ['ArrowDown', 'Home', L],
    words: 'Peace\nש*לום',
  },
  {
    name: 'to the ends of a Hebrew line: Home stands on the right',
    content: [paragraph('שלום abc 12')],
    at: 'שלום abc 12',
    keys: ['Home'],
    words: '*שלום abc 12',
  },
  {
    name: 'by words to the left in Hebrew',
    content: [paragraph('אחת שתים שלוש')],
    at: 'אחת שתים שלוש',
    keys: ['Home', 'Control+ArrowLeft', 'Control+ArrowLeft'],
    words: 'אחת שתים* שלוש',
  },
  {
    name: 'by words at the beginning of Hebrew after an embed',
    content: [embed, paragraph('אחת שתים')],
    at: 'אחת שתים',
    keys: ['Home', 'Control+ArrowLeft'],
    words: 'אחת* שתים',
  },
  {
    name: 'with Shift to the left from the beginning of Hebrew',
    content: [paragraph('שלום')],
    at: 'שלום',
    keys: ['Home', `Shift+${L}`],
    words: '*לום',
  },
  {
    name: 'with Shift from a Hebrew line’s beginning after a break',
    content: [broken('שלום', 'ברוך')],
    at: 'שלום',
    keys: ['ArrowDown', 'Home', `Shift+${L}`],
    words: 'שלום\n*רוך',
  },
  {
    name: 'with Shift and Home in Hebrew',
    content: [paragraph('שלום')],
    at: 'שלום',
    keys: ['End', R, 'Shift+End'],
    words: 'שלו*',
  },
  {
    name: 'Backspace takes the letter before, on the right in Hebrew',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['Home', L, L, 'Backspace'],
    words: 'ש*ום\nדוד',
  },
  {
    name: 'Delete takes the letter after, on the left in Hebrew',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['Home', L, 'Delete'],
    words: 'ש*ום\nדוד',
  },
  {
    name: 'Backspace by a word in Arabic',
    content: [paragraph('واحد اثنان')],
    at: 'واحد اثنان',
    keys: ['End', 'Control+Backspace'],
    words: 'واحد *',
  },
  {
    name: 'Backspace at the beginning of a Hebrew field takes nothing of the one before',
    content: [quote('שלום', 'דוד')],
    at: 'דוד',
    keys: ['Home', 'Backspace'],
    words: 'שלום*\nדוד',
  },
  {
    name: 'Delete at the end of a Hebrew field takes nothing of the next',
    content: [quote('שלום', 'דוד')],
    at: 'שלום',
    keys: ['End', 'Delete'],
    words: 'שלום*\nדוד',
  },
  {
    name: 'from a number in a Hebrew table to the next cell',
    content: [table(['אחת', '2025', 'שלוש'])],
    at: '2025',
    keys: ['Home', L],
    words: 'אחת\n2025\n*שלוש',
  },
];
