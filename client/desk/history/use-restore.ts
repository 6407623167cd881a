import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { UpdateId } from '../../../shared/ids.ts';
import { keys } from '../api/query-client.ts';
import { readVersionPage, restoreVersion } from '../api/history.ts';
import { applyDetail } from '../cache/apply-update.ts';
import { useSession } from '../session/session.tsx';
import { tell, tellRefusal } from '../ui/toasts.tsx';

interface Restoring {
  readonly versionId: number;
  readonly key: string;
  readonly done: () => void;
}

/** Restores versions of one update, and offers to take that back: by restoring the version before it. */
export function useRestore(id: UpdateId) {
  const queries = useQueryClient();
  const { userId } = useSession();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ versionId, key }: Restoring) => restoreVersion(id, versionId, key),
    onSuccess: async (detail, { done }) => {
      applyDetail(queries, detail, userId);
      done();
      await queries.invalidateQueries({ queryKey: keys.versions(id) });
    },
    onError: (error) => tellRefusal(error.message),
  });
  const restore = (versionId: number, done: () => void): void =>
    mutate({ versionId, key: v7(), done });
  const offerUndo = async (): Promise<void> => {
    const [restored, before] = (await readVersionPage(id, null)).versions;
    if (restored?.reason !== 'restored' || before === undefined) return tell('Restored.');
    const undo = () => restore(before.id, () => tell('The text is back as it was.'));
    tell('Restored.', { label: 'Undo', onSelect: undo });
  };
  return {
    busy: isPending,
    restore: (versionId: number, onDone: () => void): void =>
      restore(versionId, () => {
        onDone();
        offerUndo().catch(() => tell('Restored.'));
      }),
  };
}
