import type { Extensions } from '@tiptap/core';
import { getSchema } from '@tiptap/core';
import { ListItem } from '@tiptap/extension-list';
import { Table, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import type { Schema } from '@tiptap/pm/model';
import { EmbedSpec } from './embed/spec.ts';
import { HeadlineSpec } from './headline/spec.ts';
import { ImageCaptionSpec, ImageCreditSpec, ImageSpec } from './image/spec.ts';
import { scriptMarks } from './script-marks.ts';
import { isAllowedUrl } from './url.ts';
import {
  CarrierSpec,
  DestinationSpec,
  LocationStampSpec,
  PlaceNameSpec,
  TravellerSpec,
} from './location-stamp/spec.ts';
import {
  QuoteRoleSpec,
  QuoteSourceSpec,
  QuoteSpeakerSpec,
  QuoteSpec,
  QuoteTextSpec,
  QuoteTranslationSpec,
} from './quote/spec.ts';
import { tableCells } from './table/spec.ts';

const ORDINARY_BLOCKS = 'paragraph | bulletList | orderedList';

/** Text blocks and marks. Undo belongs to the Yjs binding; item contents are loosened for [W5]. */
const textExtensions: Extensions = [
  StarterKit.configure({
    undoRedo: false,
    code: false,
    codeBlock: false,
    underline: false,
    listItem: false,
    trailingNode: false,
    // Editors ask the block for its direction where they move the caret.
    paragraph: { HTMLAttributes: { dir: 'auto' } },
    heading: { levels: [2, 3], HTMLAttributes: { dir: 'auto' } },
    link: {
      openOnClick: false,
      isAllowedUri: (url) => isAllowedUrl(url),
    },
  }),
  ...scriptMarks,
  ListItem.extend({ content: `(${ORDINARY_BLOCKS})+` }),
  Table.configure({ resizable: false }),
  TableRow,
  ...tableCells(`(${ORDINARY_BLOCKS})+`),
];

/** Text fields inside blocks. */
const partExtensions: Extensions = [
  QuoteTextSpec,
  QuoteSpeakerSpec,
  QuoteRoleSpec,
  QuoteSourceSpec,
  QuoteTranslationSpec,
  PlaceNameSpec,
  TravellerSpec,
  DestinationSpec,
  CarrierSpec,
  ImageCaptionSpec,
  ImageCreditSpec,
];

/** Everything but the blocks for which the editor brings a view of its own. */
export const commonExtensions: Extensions = [...textExtensions, HeadlineSpec, ...partExtensions];

/** The document's schema as TipTap extensions, without views. */
const documentExtensions: Extensions = [
  ...commonExtensions,
  QuoteSpec,
  LocationStampSpec,
  ImageSpec,
  EmbedSpec,
];

export const documentSchema: Schema = getSchema(documentExtensions);
