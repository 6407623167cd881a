import type { UpdateConnectionOptions } from './update-connection.ts';
import { openUpdate } from './update-connection.ts';
import { unsentUpdates } from './unsent.ts';

/** An attempt that takes longer is left to the next one. */
const PATIENCE_MS = 20_000;

/**
 * Sends what earlier visits wrote without a connection and nobody has opened since, one update after the
 * other. Resolves when all were tried; what could not be sent stays on the device.
 */
export async function sendUnsent(
  options: Omit<UpdateConnectionOptions, 'updateId'>,
): Promise<void> {
  for (const updateId of unsentUpdates(options.userId)) {
    // One after the other, as a returning desk has better things to do than to open a hundred sockets.
    // oxlint-disable-next-line no-await-in-loop
    await send({ ...options, updateId });
  }
}

function send(options: UpdateConnectionOptions): Promise<void> {
  const connection = openUpdate(options);
  connection.awareness.setLocalState(null);
  connection.connect();
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      connection.close();
      resolve();
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    const stop = connection.saveState.subscribe(() => {
      const { status } = connection.saveState.get();
      if (status !== 'opening' && status !== 'saving') finish();
    });
  });
}
