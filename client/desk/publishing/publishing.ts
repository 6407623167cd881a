import { useState } from 'react';
import { publishProblems } from '../../../shared/document/checks/checks.ts';
import type { WordChange } from '../../../shared/domain/correction.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { ContentHash } from '../../../shared/ids.ts';
import type { PublishChange } from '../api/updates.ts';
import type { Observable } from '../observable.ts';
import { usePermission } from '../session/session.tsx';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import { useDesk } from '../desk-context.ts';
import type { NextAction } from './next-action.ts';
import type { OpenText } from './publish-state.ts';
import { nextStepOf } from './publish-state.ts';
import { useUpdateCommands } from '../cache/update-commands.ts';

/** What somebody has read, and would publish. */
export type Reviewed = Pick<Draft, 'hash' | 'content'>;

/** Someone typed between reading and publishing. */
export interface PublishConflict {
  /** What the editor had read. */
  readonly seen: Reviewed;
  /** What the server says has changed; null where it no longer knows what the editor had read. */
  readonly answer: {
    readonly contentHash: ContentHash;
    readonly difference: readonly WordChange[] | null;
  };
  readonly change: PublishChange;
  readonly note: string;
}

/** Where the open update stands on its way to readers, and the ways on. */
export interface Publishing {
  readonly busy: boolean;
  /** True once one tried: from then on the editor shows the problems beside their blocks. */
  readonly attempted: boolean;
  readonly correcting: boolean;
  /** After `changed`: what the editor had read, and what the server says of it; else null. */
  readonly conflict: PublishConflict | null;
  readonly attempt: () => void;
  readonly submit: () => void;
  readonly publish: (change: PublishChange, note?: string) => void;
  /** The one next step: submit, publish, or publish the changes. */
  readonly proceed: () => void;
  readonly correct: (open: boolean) => void;
  /** Publishes with what others changed, as it was read now; or goes back to reading. */
  readonly publishDespiteConflict: (read: Reviewed) => void;
  readonly dismissConflict: () => void;
}

interface PublishingOptions extends Omit<OpenText, 'draft'> {
  /** Asked when something is done: the card does not render with each change of it. */
  readonly drafts: Observable<Draft | null>;
  /** The draft at this moment, once all of it is saved; null, with a word to the user, where it is not. */
  readonly savedDraft: () => Promise<Draft | null>;
  readonly onDone: () => void;
}

/** Sends a publication, and keeps what the editor had read where someone typed meanwhile ([P2]). */
function useSendPublish({ update, onDone }: PublishingOptions, onProblems: () => void) {
  const { liveBlog } = useDesk();
  const { busy, send } = useUpdateCommands();
  const [conflict, setConflict] = useState<PublishConflict | null>(null);
  const sendDraft = (read: Reviewed, change: PublishChange, note: string): void => {
    send(
      update.id,
      { command: 'publish', body: { contentHash: read.hash, change, note } },
      {
        onDone: () => {
          setConflict(null);
          onDone();
          tell('Published.', { label: 'See it', href: `/live/${liveBlog.slug}/${update.id}` });
        },
        onRefused: (refusal) => {
          if (refusal.code === 'not_publishable') onProblems();
          if (refusal.code !== 'changed') return false;
          setConflict((before) => ({ seen: before?.seen ?? read, answer: refusal, change, note }));
          return true;
        },
      },
    );
  };
  return {
    busy,
    sendDraft,
    conflict,
    publishDespiteConflict: (read: Reviewed) => {
      if (conflict !== null) sendDraft(read, conflict.change, conflict.note);
    },
    dismissConflict: () => setConflict(null),
  };
}

/** Submits; also only what the server has on disk. */
function useSubmit({ update, savedDraft, onDone }: PublishingOptions): () => Promise<void> {
  const { send } = useUpdateCommands();
  return async () => {
    if ((await savedDraft()) === null) return;
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
  const { liveBlog } = useDesk();
  const permits = usePermission();
  const [attempted, setAttempted] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const attempt = (): void => setAttempted(true);
  const { sendDraft, ...sending } = useSendPublish(options, attempt);
  const submit = useSubmit(options);
  const publish = async (change: PublishChange, note = ''): Promise<void> => {
    const draft = await options.savedDraft();
    if (draft === null) return;
    if (publishProblems(draft.content).length > 0) {
      attempt();
      return tellRefusal('Something is missing: see the marks in the text.');
    }
    setCorrecting(false);
    sendDraft(draft, change, note);
  };
  return {
    ...sending,
    attempted,
    correcting,
    attempt,
    proceed: () =>
      proceedWith(nextStepOf({ ...options, draft: options.drafts.get() }, liveBlog, permits), {
        submit: () => void submit(),
        publish: () => void publish('update'),
        correct: () => setCorrecting(true),
      }),
    submit: () => void submit(),
    publish: (change, note) => void publish(change, note),
    correct: setCorrecting,
  };
}
