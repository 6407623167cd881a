import { crc32 } from 'node:zlib';
import { damaged } from './errors.ts';

// Enters: values. Leaves: the JSON text that is stored, behind its CRC-32 in hexadecimal digits, and the
// same values again. Never answers one whose text has changed: a database that finds all of its pages in
// order says nothing of a bit that was turned over inside of a text.

/** What a column of JSON holds; only `seal` makes one. */
export type CheckedText = string & { readonly sealed: unique symbol };

const DIGITS = 8;

/** JSON of a value behind its CRC-32. Throws only for what JSON cannot hold. */
export function encodeChecked(value: unknown): CheckedText {
  const text = JSON.stringify(value);
  // The one place in which text becomes sealed.
  return `${crc32(text).toString(16).padStart(DIGITS, '0')}${text}` as CheckedText;
}

/** `what` names the row in the error for one that does not read as it was written. */
export function decodeChecked(sealed: CheckedText, what: string): unknown {
  const text = sealed.slice(DIGITS);
  if (crc32(text) === Number.parseInt(sealed.slice(0, DIGITS), 16)) {
    return JSON.parse(text) as unknown;
  }
  throw damaged(`row "${what}"`, 'its text does not match its checksum');
}
