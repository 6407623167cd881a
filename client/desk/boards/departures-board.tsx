import type { ReactNode } from 'react';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { durationText } from '../../../shared/domain/location.ts';
import type { DepartureEntry } from '../../../shared/protocol/desk.ts';
import { useDesk } from '../desk-context.ts';
import { clockTime, dayName, zoneName } from '../time/format.ts';
import { Failure } from '../ui/failure.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { UpdateLink } from './update-link.tsx';
import { useBoards } from './use-boards.ts';
import './departures-board.css';

/** Who has left for where, as readers see it, with the time there and here. */
export function DeparturesBoard() {
  const { liveBlog } = useDesk();
  const boards = useBoards(liveBlog.id);
  if (boards.isPending) return <Skeleton label="Loading departures" rows={2} />;
  if (boards.isError) {
    return <Failure error={boards.error} onRetry={() => void boards.refetch()} />;
  }
  const { departures } = boards.data;
  if (departures.length === 0) {
    return (
      <p className="board-empty">
        No one has left yet. A location stamp with the phase “departing” appears here once its
        update is published.
      </p>
    );
  }
  return (
    <ul className="board-list">
      {departures.map((entry) => (
        <DepartureRow
          key={`${entry.updateId} ${entry.departure.id ?? ''}`}
          entry={entry}
          liveBlog={liveBlog}
        />
      ))}
    </ul>
  );
}

interface DepartureRowProps {
  readonly entry: DepartureEntry;
  readonly liveBlog: LiveBlog;
}

function DepartureRow({ entry, liveBlog }: DepartureRowProps) {
  const { traveller, placeName, destination, carrier, at, timeZone, durationMinutes } =
    entry.departure;
  const left = at === null ? null : new Date(at);
  const zone = timeZone ?? liveBlog.timeZone;
  const due =
    left === null || durationMinutes === null
      ? null
      : new Date(left.getTime() + durationMinutes * 60_000);
  return (
    <li className="departure">
      <p className="departure-who">
        <UpdateLink id={entry.updateId}>{traveller}</UpdateLink>
      </p>
      <p className="departure-route">
        <span>{placeName}</span> <span aria-hidden>→</span>
        <span className="visually-hidden">to</span> <span>{destination}</span>
      </p>
      <dl>
        <Row label="Left">
          {left === null ? 'Time not known' : <Moment at={left} zone={zone} />}
        </Row>
        {due === null ? null : (
          <Row label="Due">
            <Moment at={due} zone={zone} />
          </Row>
        )}
        {durationMinutes === null ? null : <Row label="Takes">{durationText(durationMinutes)}</Row>}
        {carrier === '' ? null : <Row label="By">{carrier}</Row>}
      </dl>
    </li>
  );
}

/** A time there, and here. */
function Moment({ at, zone }: { readonly at: Date; readonly zone: string }) {
  return (
    <>
      {clockTime(at, zone)} {zoneName(at, zone)}
      <span className="departure-here">
        {clockTime(at)} here, {dayName(at)}
      </span>
    </>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
