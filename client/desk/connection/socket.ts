/** Bytes as the provider hands them over. */
type Frame = Parameters<WebSocket['send']>[0];

/** A WebSocket that shows each frame to `onSend` before it leaves. */
export function watchedSocket(
  Socket: typeof WebSocket,
  onSend: (frame: Uint8Array) => void,
): typeof WebSocket {
  return class extends Socket {
    override send(data: Frame): void {
      if (data instanceof Uint8Array) onSend(data);
      super.send(data);
    }
  };
}
