import type { UpdateId } from '../../../shared/ids.ts';
import type { VersionSummary } from '../../../shared/protocol/desk.ts';
import { useDesk } from '../desk-context.ts';
import { useObservable } from '../observable.ts';
import { clockTime, dayName } from '../time/format.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { historyView, openVersion } from './history-state.ts';
import { useVersions } from './use-versions.ts';
import { namesOf, REASONS } from './version-words.ts';
import './version-list.css';

/** The versions of one update by day, newest first; each opens. */
export function VersionList({ id }: { readonly id: UpdateId }) {
  const { liveBlog } = useDesk();
  const versions = useVersions(id);
  if (versions.data === undefined) {
    return versions.error === null ? (
      <Skeleton label="Loading the history" rows={3} />
    ) : (
      <Failure error={versions.error} onRetry={() => void versions.refetch()} />
    );
  }
  const rows = versions.data.pages.flatMap((page) => page.versions);
  if (rows.length === 0) return <NoVersions />;
  const days = Map.groupBy(rows, ({ at }) => dayName(new Date(at), liveBlog.timeZone));
  return (
    <div className="version-list">
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h3 className="board-heading">{day}</h3>
          <ol>
            {ofDay.map((version) => (
              <VersionRow key={version.id} id={id} version={version} zone={liveBlog.timeZone} />
            ))}
          </ol>
        </section>
      ))}
      {versions.hasNextPage ? (
        <Button
          look="quiet"
          busy={versions.isFetchingNextPage}
          onClick={() => void versions.fetchNextPage()}
        >
          Older versions
        </Button>
      ) : null}
    </div>
  );
}

function NoVersions() {
  return (
    <p className="board-empty">
      No versions yet. One is kept every few minutes while people write, and whenever the update is
      submitted, published or withdrawn.
    </p>
  );
}

interface VersionRowProps {
  readonly id: UpdateId;
  readonly version: VersionSummary;
  readonly zone: string;
}

function VersionRow({ id, version, zone }: VersionRowProps) {
  const view = useObservable(historyView);
  const open = view.kind === 'version' && view.versionId === version.id;
  return (
    <li>
      <button
        type="button"
        className="version-row"
        data-reason={version.reason}
        aria-current={open ? 'true' : undefined}
        onClick={() => openVersion(id, version.id)}
      >
        <time dateTime={version.at}>{clockTime(new Date(version.at), zone)}</time>
        <span className="version-row-words">
          {REASONS[version.reason]}
          <small>{namesOf(version)}</small>
        </span>
      </button>
    </li>
  );
}
