import { describe, expect, it } from 'vitest';
import {
  afterAck,
  afterSend,
  isDurable,
  NOTHING_SENT,
} from '../../../client/desk/connection/acknowledgement.ts';

const STEP_1 = Uint8Array.of(0, 0, 1, 0);
const STEP_2 = Uint8Array.of(0, 1, 2, 0, 0);
const UPDATE = Uint8Array.of(0, 2, 2, 0, 0);
const AWARENESS = Uint8Array.of(1, 1, 0);

const sending = (...frames: readonly Uint8Array[]) => frames.reduce(afterSend, NOTHING_SENT);

describe('[W2] counting what is durable', () => {
  it('counts sync frames of every kind, and no others', () => {
    expect(sending(STEP_1, AWARENESS, STEP_2, UPDATE, AWARENESS).sent).toBe(3);
  });

  it('is durable when the ack covers every frame that was sent', () => {
    const sent = sending(STEP_1, STEP_2, UPDATE);
    expect(isDurable(afterAck(sent, 2))).toBe(false);
    expect(isDurable(afterAck(sent, 3))).toBe(true);
    expect(isDurable(afterSend(afterAck(sent, 3), UPDATE))).toBe(false);
  });

  it('is not durable before the server was told what was written without a connection', () => {
    expect(isDurable(afterAck(sending(STEP_1), 1))).toBe(false);
    expect(isDurable(afterAck(sending(STEP_1, UPDATE), 2))).toBe(false);
  });

  it('keeps the highest ack', () => {
    expect(afterAck(afterAck(sending(STEP_1, STEP_2), 2), 1).durable).toBe(2);
  });
});
