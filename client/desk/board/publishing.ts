import { useState } from 'react';
import { publishProblems } from '../../../shared/document/checks.ts';
import type { WordChange } from '../../../shared/domain/correction.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { ContentHash } from '../../../shared/ids.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import type { PublishChange } from '../api/updates.ts';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import { useDesk } from './desk-context.ts';
import type { NextAction } from './next-action.ts';
import type { OpenText, Situation } from './situation.ts';
import { useSituation } from './situation.ts';
import { useUpdateCommands } from './update-commands.ts';

interface ChangedMeanwhile {
  readonly hash: ContentHash;
  readonly difference: readonly WordChange[] | null;
  readonly change: PublishChange;
  readonly note: string;
}

export interface Publishing extends Situation {
  readonly busy: boolean;
  /** True once one tried: from then on the editor shows the problems beside their blocks. */
  readonly attempted: boolean;
  readonly correcting: boolean;
  readonly changed: ChangedMeanwhile | null;
  readonly attempt: () => void;
  readonly submit: () => void;
  readonly publish: (change: PublishChange, note?: string) => void;
  /** The one next step: submit, publish, or publish the changes. */
  readonly proceed: () => void;
  readonly correct: (open: boolean) => void;
  /** After `changed`: publishes what the answer showed, or goes back to reading. */
  readonly acceptChanged: () => void;
  readonly leaveChanged: () => void;
}

interface PublishingOptions extends OpenText {
  /** The draft at this moment, once all of it is saved; null, with a word to the user, where it is not. */
  readonly settled: () => Promise<Draft | null>;
  readonly onDone: () => void;
}

/** Sends a publication, and holds what was answered where someone had typed meanwhile. */
function useSendPublish(update: UpdateSummary, onDone: () => void, onProblems: () => void) {
  const { liveBlog } = useDesk();
  const { busy, send } = useUpdateCommands();
  const [changed, setChanged] = useState<ChangedMeanwhile | null>(null);
  const sendHash = (contentHash: ContentHash, change: PublishChange, note: string): void => {
    send(
      update.id,
      { command: 'publish', body: { contentHash, change, note } },
      {
        onDone: () => {
          setChanged(null);
          onDone();
          tell('Published.', { label: 'See it', href: `/live/${liveBlog.slug}/${update.id}` });
        },
        onRefused: (refusal) => {
          if (refusal.code === 'not_publishable') onProblems();
          if (refusal.code !== 'changed') return false;
          const { contentHash: hash, difference } = refusal;
          setChanged({ hash, difference, change, note });
          return true;
        },
      },
    );
  };
  return {
    busy,
    changed,
    sendHash,
    acceptChanged: () => {
      if (changed !== null) sendHash(changed.hash, changed.change, changed.note);
    },
    leaveChanged: () => setChanged(null),
  };
}

/** Submits; also only what the server has on disk. */
function useSubmit({ update, settled, onDone }: PublishingOptions): () => Promise<void> {
  const { send } = useUpdateCommands();
  return async () => {
    if ((await settled()) === null) return;
    send(
      update.id,
      { command: 'submit', body: {} },
      {
        onDone: () => {
          onDone();
          tell('Submitted: an editor will review it.');
        },
      },
    );
  };
}

interface Ways {
  readonly submit: () => void;
  readonly publish: () => void;
  readonly correct: () => void;
}

function proceedWith(next: NextAction, { submit, publish, correct }: Ways): void {
  switch (next.type) {
    case 'submit':
      return submit();
    case 'publish':
      return publish();
    case 'publishChanges':
      return next.asCorrection ? correct() : publish();
    case 'wait':
      return tellRefusal(next.reason);
  }
}

/** Everything that leads from the open draft to readers. */
export function usePublishing(options: PublishingOptions): Publishing {
  const { update, settled, onDone } = options;
  const situation = useSituation(options);
  const [attempted, setAttempted] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const attempt = (): void => setAttempted(true);
  const { busy, changed, sendHash, acceptChanged, leaveChanged } = useSendPublish(
    update,
    onDone,
    attempt,
  );
  const submit = useSubmit(options);
  const publish = async (change: PublishChange, note = ''): Promise<void> => {
    const draft = await settled();
    if (draft === null) return;
    if (publishProblems(draft.content).length > 0) {
      attempt();
      return tellRefusal('Something is missing: see the marks in the text.');
    }
    setCorrecting(false);
    sendHash(draft.hash, change, note);
  };
  return {
    ...situation,
    busy,
    attempted,
    correcting,
    changed,
    attempt,
    proceed: () =>
      proceedWith(situation.next, {
        submit: () => void submit(),
        publish: () => void publish('update'),
        correct: () => setCorrecting(true),
      }),
    submit: () => void submit(),
    publish: (change, note) => void publish(change, note),
    correct: setCorrecting,
    acceptChanged,
    leaveChanged,
  };
}
