/**
 * The version of the document schema ([W6]): it moves with every change that an older editor would not
 * understand.
 *
 * 1: headline, text blocks, table, image, embed, quote, location stamp.
 */
export const SCHEMA_VERSION = 1;
