const OPCODES = { text: 0x81, binary: 0x82 } as const;

/** The header of a whole WebSocket message in one unmasked frame (RFC 6455, 5.2). */
function headerOf(opcode: number, length: number): Uint8Array {
  if (length < 126) return Uint8Array.of(opcode, length);
  const header = new Uint8Array(length < 65_536 ? 4 : 10);
  const view = new DataView(header.buffer);
  header[0] = opcode;
  header[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) view.setUint16(2, length);
  else view.setBigUint64(2, BigInt(length));
  return header;
}

/** A message of a server as it goes over the network, so that many sockets can be given the same bytes. */
export function messageOf(kind: keyof typeof OPCODES, payload: Uint8Array): Uint8Array {
  const header = headerOf(OPCODES[kind], payload.length);
  const message = new Uint8Array(header.length + payload.length);
  message.set(header);
  message.set(payload, header.length);
  return message;
}
