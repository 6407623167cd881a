import type { CoverageOf } from './coverage.ts';
import { ALWAYS, harmless, tried } from './coverage.ts';

const CALLS_OTHERS = harmless('it calls what the list tries by itself');

/** Files of the desk that send transactions or run commands. */
export const SOURCE_COVERAGE: CoverageOf = {
  'attribution/authors.ts': harmless('it draws who wrote what'),
  'editor/block-bar.tsx': CALLS_OTHERS,
  'editor/binding/binding.ts': harmless('it shows what others write, in every cell'),
  'editor/shown-decorations.ts': harmless('it draws'),
  'editor/binding/shared-text.ts': ALWAYS,
  'editor/binding/typing-in-gap.ts': ALWAYS,
  'editor/revived/revived.ts': harmless(
    'it keeps or removes what came back, as test/unit/editor tries',
  ),
  'editor/directions/arrow-keys.ts': harmless('it selects'),
  'editor/parts/leave-part.ts': tried('right out of the last field', 'Enter in the last field'),
  'editor/paste/finish.ts': tried('paste paragraphs', 'paste a picture'),
  'editor/paste/last-resort.ts': tried('paste a table into a cell'),
  'editor/paste/paste.ts': tried('paste paragraphs', 'paste text of two lines'),
  'editor/whole-letters.ts': tried('Backspace over a whole letter'),
  'editor/blocks/block-view.ts': tried('confirm', 'duration of a journey', 'words for a picture'),
  'editor/catalogue.ts': tried('heading by catalogue', 'insert a picture', 'insert table'),
  'editor/blocks/insert-block.ts': tried('insert quote', 'quote in an empty paragraph'),
  'editor/blocks/move-block.ts': tried('move a list up', 'duplicate a quote', 'delete a table'),
  'editor/blocks/problems.ts': harmless('it draws what keeps a text from being published'),
  'editor/blocks/whole-blocks.ts': harmless('it leaves text as text, as test/unit/editor tries'),
  'editor/editor-keys.ts': tried('type on a selected embed'),
  'editor/format-bar/floating-toolbar.tsx': harmless('it moves the focus'),
  'editor/format-bar/format-bar.tsx': tried('toggle a mark'),
  'editor/format-bar/link-popover.tsx': tried('link', 'no link'),
  'editor/headline-invitation.tsx': tried('a headline at the top'),
  'editor/image/uploads.ts': tried('insert a picture', 'paste a picture', 'drop a picture'),
  'editor/location-stamp/change-phase.ts': tried(
    'arriving becomes departing',
    'departing becomes arriving',
  ),
  'editor/parts/missing-parts.ts': tried('add a translation', 'a second field of words above'),
  'editor/parts/part-keys.ts': tried('Enter in the last field', 'Backspace in an empty quote'),
  'editor/table-bar.tsx': tried('row below', 'column after', 'delete the row', 'delete the column'),
  'editor/use-update-editor.ts': harmless('it selects'),
};

/** Blocks of the catalogue, by id. */
export const BLOCK_COVERAGE: CoverageOf = {
  quote: tried('insert quote', 'quote in an empty paragraph', 'quote by Ctrl+Alt+Q'),
  location: tried('insert location'),
  departure: tried('insert departure'),
  headline: tried('headline by catalogue'),
  heading: tried('heading by catalogue'),
  subheading: tried('small heading by catalogue'),
  bullets: tried('bullet list by catalogue'),
  numbers: tried('numbered list by catalogue'),
  blockquote: tried('passage by catalogue'),
  divider: tried('insert divider'),
  image: tried('insert a picture'),
  embed: tried('insert embed'),
  table: tried('insert table'),
};
