import type { Extensions } from '@tiptap/core';
import { Selection } from '@tiptap/extensions';
import { commonExtensions } from '../../../shared/document/schema/registry.ts';
import { Authors } from '../attribution/authors.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { LostLine } from './binding/lost-line.ts';
import type { BlockTools } from './blocks/block-tools.ts';
import type { BlockChoice } from './catalogue.ts';
import { freshIds } from './blocks/fresh-ids.ts';
import { Problems } from './blocks/problems.ts';
import { blockShortcuts } from './shortcuts.ts';
import { WholeBlocks } from './blocks/whole-blocks.ts';
import { CellKeys } from './cell-keys.ts';
import { collaboration } from './collaboration.ts';
import { Directions } from './directions/directions.ts';
import { EditorKeys } from './editor-keys.ts';
import { EmbedBlock } from './embed/embed.ts';
import { ImageBlock } from './image/image.ts';
import type { UploadImage } from './image/uploads.ts';
import { uploads } from './image/uploads.ts';
import { limits } from './limits/limits.ts';
import { locationStampBlock } from './location-stamp/location-stamp.ts';
import { LongDrafts } from './long-drafts/long-drafts.ts';
import { OwnSelection } from './own-selection.ts';
import { pasting } from './paste/paste.ts';
import { Headlines } from './parts/headlines.ts';
import { PartKeys } from './parts/part-keys.ts';
import { PartSelection } from './parts/part-selection.ts';
import { Placeholders } from './parts/placeholders.ts';
import { Confirmations } from './quote/confirmations.ts';
import { quoteBlock } from './quote/quote.ts';
import { Revived } from './revived/revived.ts';
import { slashMenu } from './slash/slash-menu.ts';
import { WholeLetters } from './whole-letters.ts';

interface EditorOptions {
  readonly connection: UpdateConnection;
  readonly user: { readonly name: string; readonly color: string };
  readonly tools: BlockTools;
  readonly choices: readonly BlockChoice[];
  readonly newId: () => string;
  readonly upload: UploadImage;
  /** Says a sentence with an offer to undo. */
  readonly say: (sentence: string, undo: () => void) => void;
  /** Somebody goes on writing whose line, or field, a colleague has removed. */
  readonly onLostLine: (what: 'line' | 'field') => void;
  /** Says why something was not done. */
  readonly refuse: (sentence: string) => void;
  readonly onEscape: () => void;
  readonly onLink: () => void;
}

/** The document's schema with views, and everything that people do to it. */
export const editorExtensions = (options: EditorOptions): Extensions => [
  ...commonExtensions,
  quoteBlock(options.tools),
  locationStampBlock(options.tools),
  ImageBlock,
  EmbedBlock,
  ...collaboration(options.connection, options.user),
  limits({ connection: options.connection, refuse: options.refuse }),
  LostLine.configure({ onGoneOn: options.onLostLine }),
  Revived.configure({ connection: options.connection }),
  LongDrafts,
  Selection,
  OwnSelection,
  PartKeys,
  WholeBlocks,
  CellKeys,
  WholeLetters,
  PartSelection,
  Placeholders,
  Headlines,
  Problems,
  Authors,
  Directions,
  Confirmations,
  blockShortcuts(options.choices),
  slashMenu(options.choices),
  pasting({ upload: options.upload, newId: options.newId, say: options.say }),
  freshIds(options.newId),
  uploads(options.upload),
  EditorKeys.configure({ onEscape: options.onEscape, onLink: options.onLink }),
];
