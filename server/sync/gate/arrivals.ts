import { type Arrival, inCausalOrder } from '../../../shared/document/pieces/causal-order.ts';
import type { DecodedUpdate, Struct } from './struct.ts';

const READING = {
  clockOf: ({ clock }: Struct) => clock,
  namesOf: ({ left, right, parent }: Struct) => [
    left,
    right,
    parent?.kind === 'item' ? parent.id : null,
  ],
};

/** The structs in the order in which Yjs takes them in; null where some wait for each other. */
export function arrivalsOf({ blocks }: DecodedUpdate): readonly Arrival<Struct>[] | null {
  return inCausalOrder(new Map(blocks.map(({ client, structs }) => [client, structs])), READING);
}
