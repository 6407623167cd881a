/**
 * The version of the document schema ([W6]): it moves with every change that an older editor would not
 * understand.
 *
 * 1: headline, text blocks, table, image, embed, quote, location stamp.
 * 2: the body is one sequence; superscript, subscript.
 */
export const SCHEMA_VERSION = 2;
