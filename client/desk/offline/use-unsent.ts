import { useEffect } from 'react';
import { useSession } from '../session/session.tsx';

/** Once the desk is connected: sends what earlier visits wrote without a connection. */
export function useUnsent(online: boolean): void {
  const { userId } = useSession();
  useEffect(() => {
    if (!online) return;
    const send = async (): Promise<void> => {
      const { sendUnsent } = await import('../connection/send-unsent.ts');
      await sendUnsent({ userId });
    };
    // What fails stays on the device and is tried with the next connection.
    void send().catch(() => undefined);
  }, [online, userId]);
}
