import { useMutation, useQueryClient } from '@tanstack/react-query';
import { v7 } from 'uuid';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail } from '../../../shared/protocol/desk.ts';
import type { ApiRefusal } from '../api/refusal.ts';
import { ApiFailure } from '../api/refusal.ts';
import type { UpdateIntent } from '../api/updates.ts';
import { commandUpdate } from '../api/updates.ts';
import { useSession } from '../session/session.tsx';
import { tellRefusal } from '../ui/toasts.tsx';
import { applyDetail } from './apply-update.ts';

interface Outcome {
  readonly onDone?: (detail: UpdateDetail) => void;
  /** Answers true where it has shown the refusal itself; else a toast says it. */
  readonly onRefused?: (refusal: ApiRefusal) => boolean;
}

export interface UpdateCommands {
  readonly busy: boolean;
  readonly send: (id: UpdateId, intent: UpdateIntent, outcome?: Outcome) => void;
}

/** Sends commands on updates. One intent keeps one Idempotency-Key through all its retries. */
export function useUpdateCommands(): UpdateCommands {
  const queries = useQueryClient();
  const { userId } = useSession();
  const { mutate, isPending } = useMutation({
    mutationFn: (sent: {
      readonly id: UpdateId;
      readonly intent: UpdateIntent;
      readonly key: string;
    }) => commandUpdate(sent.id, sent.intent, sent.key),
    onSuccess: (detail) => applyDetail(queries, detail, userId),
  });
  return {
    busy: isPending,
    send: (id, intent, outcome = {}) =>
      mutate(
        { id, intent, key: v7() },
        {
          onSuccess: (detail) => outcome.onDone?.(detail),
          onError: (error) => {
            const shown =
              error instanceof ApiFailure && (outcome.onRefused?.(error.refusal) ?? false);
            if (!shown) tellRefusal(error.message);
          },
        },
      ),
  };
}
