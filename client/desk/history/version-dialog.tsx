import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { blockChanges, changedWords } from '../../../shared/document/diff/version-changes.ts';
import type { ContentNode } from '../../../shared/domain/content.ts';
import { EMPTY_CONTENT } from '../../../shared/domain/content.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateSummary, VersionDetail } from '../../../shared/protocol/desk.ts';
import { CardBody } from '../update-card/card-body.tsx';
import { useDesk } from '../desk-context.ts';
import type { Observable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Modal } from '../ui/modal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BlockDiff } from './block-diff.tsx';
import { closeHistory, closeVersion } from './history-state.ts';
import { useRestore } from './use-restore.ts';
import { useVersion } from './use-versions.ts';
import { momentOf, namesOf, REASONS } from './version-words.ts';
import './version-dialog.css';

interface WithDrafts {
  /** What stands in the editor. */
  readonly drafts: Observable<Draft | null>;
}

interface VersionDialogProps extends WithDrafts {
  readonly update: UpdateSummary;
  /** Null while none is open. */
  readonly versionId: number | null;
}

/** One version: what changed in it, what has since, how it read; and the way back to it. */
export function VersionDialog({ update, versionId, drafts }: VersionDialogProps) {
  const { liveBlog } = useDesk();
  // While the dialog fades, it still shows what it showed.
  const [shown, setShown] = useState(versionId);
  if (versionId !== null && versionId !== shown) setShown(versionId);
  const { data, error, refetch } = useVersion(update.id, shown);
  return (
    <Modal
      open={versionId !== null}
      title={data === undefined ? 'Version' : `As of ${momentOf(data, liveBlog.timeZone)}`}
      description={
        data === undefined ? undefined : `${REASONS[data.reason]} by ${namesOf(data) || 'someone'}`
      }
      onClose={closeVersion}
      wide
    >
      {data === undefined && error === null ? <Skeleton label="Loading the version" /> : null}
      {error === null ? null : <Failure error={error} onRetry={() => void refetch()} />}
      {data === undefined ? null : <Version update={update} version={data} drafts={drafts} />}
    </Modal>
  );
}

const VIEWS = [
  { view: 'in', label: 'Changed in it' },
  { view: 'since', label: 'Changed since' },
  { view: 'as', label: 'As it was' },
] as const;
type View = (typeof VIEWS)[number]['view'];

interface VersionProps {
  readonly update: UpdateSummary;
  readonly version: VersionDetail;
  readonly now: ContentNode;
}

function Version({ update, version, drafts }: Omit<VersionProps, 'now'> & WithDrafts) {
  const { liveBlog } = useDesk();
  const now = useObservable(drafts)?.content ?? update.content;
  const [view, setView] = useState<View>('in');
  return (
    <>
      <fieldset className="version-views">
        <legend className="visually-hidden">What to show</legend>
        {VIEWS.map((choice) => (
          <label key={choice.view}>
            <input
              type="radio"
              name="version-view"
              checked={choice.view === view}
              onChange={() => setView(choice.view)}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
      {view === 'as' ? (
        <VersionText>
          <CardBody content={version.content} liveBlog={liveBlog} />
        </VersionText>
      ) : null}
      {view === 'since' ? <Comparison before={version.content} after={now} /> : null}
      {view === 'in' ? <ChangedIn update={update} version={version} /> : null}
      <RestoreActions update={update} version={version} now={now} />
    </>
  );
}

function VersionText({ children }: { readonly children: ReactNode }) {
  return (
    // Long versions are scrolled with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="version-text" aria-label="Text of the version" tabIndex={0}>
      {children}
    </section>
  );
}

function ChangedIn({ update, version }: Omit<VersionProps, 'now'>) {
  const before = useVersion(update.id, version.previous);
  if (version.previous === null) {
    return <Comparison before={EMPTY_CONTENT} after={version.content} />;
  }
  if (before.error !== null) {
    return <Failure error={before.error} onRetry={() => void before.refetch()} />;
  }
  if (before.data === undefined) return <Skeleton label="Loading the version before" />;
  return <Comparison before={before.data.content} after={version.content} />;
}

function words(count: number): string {
  return count === 1 ? '1 word' : `${count} words`;
}

interface ComparisonProps {
  readonly before: ContentNode;
  readonly after: ContentNode;
}

function Comparison({ before, after }: ComparisonProps) {
  const { liveBlog } = useDesk();
  const changes = useMemo(() => blockChanges(before, after), [before, after]);
  const { added, removed } = useMemo(() => changedWords(changes), [changes]);
  const same = changes.every(({ kind }) => kind === 'same');
  return (
    <>
      <output className="version-summary">
        {same ? 'The text is the same.' : `${words(added)} added, ${words(removed)} removed`}
      </output>
      <VersionText>
        <BlockDiff changes={changes} liveBlog={liveBlog} />
      </VersionText>
    </>
  );
}

function RestoreActions({ update, version, now }: VersionProps) {
  const { liveBlog } = useDesk();
  const { busy, restore } = useRestore(update.id);
  const writing = usePermission()({
    type: 'update.write',
    liveBlog: liveBlog.status,
    update: update.state.status,
  });
  const current = useMemo(
    () => blockChanges(version.content, now).every(({ kind }) => kind === 'same'),
    [version.content, now],
  );
  const reason = writing.allowed ? null : writing.reason;
  return (
    <div className="actions version-actions">
      <p>{reason ?? (current ? 'The draft says this now.' : null)}</p>
      <Button onClick={closeVersion}>Close</Button>
      {reason === null && !current ? (
        <Button look="primary" busy={busy} onClick={() => restore(version.id, closeHistory)}>
          Restore this version
        </Button>
      ) : null}
    </div>
  );
}
