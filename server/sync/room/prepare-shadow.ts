import { setImmediate as turn } from 'node:timers/promises';
import type { DurableDocument } from './durable-document.ts';
import type { Shadow } from '../gate/shadow.ts';

/** Bytes of a draft that takes some milliseconds to be read. */
const LONG_DRAFT_BYTES = 256 * 1024;

/**
 * Makes ready for what people write. In turns of the loop of their own, where the draft is long: neither its opening
 * nor the first key in it holds others up.
 */
export async function prepareShadow(shadow: Shadow, durable: DurableDocument): Promise<void> {
  if (!shadow.isReady && shadow.size > LONG_DRAFT_BYTES) {
    await turn();
    durable.encoded();
    await turn();
  }
  if (!shadow.isReady) shadow.prepare(durable.encoded());
}
