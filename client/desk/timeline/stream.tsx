import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { UpdateId } from '../../../shared/ids.ts';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { keys } from '../api/query-client.ts';
import { shareDraft, sharing } from '../api/share-drafts.ts';
import { readUpdate } from '../api/updates.ts';
import { usePermission, useSession } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PHONE, useMedia } from '../ui/use-media.ts';
import { useDesk } from '../desk-context.ts';
import type { FilterChoice } from './filters.ts';
import { filterChoice } from './filters.ts';
import type { OpenConnection } from '../open-update/open-connection.ts';
import { OpenScreen } from '../open-update/open-screen.tsx';
import { Timeline } from './timeline.tsx';
import { timelineRows } from '../cache/timeline-cache.ts';
import { TimelineHeader } from './timeline-header.tsx';
import { creationSummary } from '../offline/use-creations.ts';
import { useSelection } from './use-selection.ts';
import { useTimeline } from '../cache/use-timeline.ts';
import './stream.css';

interface StreamProps {
  readonly connection: OpenConnection;
  readonly onVisible: (ids: readonly UpdateId[]) => void;
}

/** The middle of the desk: head, "New update", and the cards of the chosen filter. */
export function Stream({ connection, onVisible }: StreamProps) {
  const { liveBlog, openId, waiting } = useDesk();
  const phone = useMedia(PHONE);
  // As state, so that the list learns of the element when it is there.
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [parameters] = useSearchParams();
  const choice = filterChoice(parameters.get('show'));
  const timeline = useTimeline(liveBlog.id, choice.filter);
  const { rows, missing } = useRows(timeline.data);
  const { selected, onFocus } = useSelection(rows, scroller);
  const { hasNextPage, isFetching, fetchNextPage } = timeline;
  const more = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const openRow = rows.find(({ id }) => id === openId);

  return (
    // Listens where the focus goes; it is no control itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="stream" ref={setScroller} onFocus={onFocus}>
      <div className="stream-column">
        <TimelineHeader />
        {missing === null ? null : <MissingUpdate error={missing} />}
        {rows.length === 0 ? null : (
          <Timeline
            rows={rows}
            loaded={!timeline.isPending}
            connection={connection}
            scroller={scroller}
            selected={selected}
            inPlace={!phone}
            onVisible={onVisible}
            onNearEnd={more}
          />
        )}
        {timeline.isPending || timeline.isFetchingNextPage ? (
          <Skeleton label="Loading updates" />
        ) : null}
        {timeline.isError && timeline.data === undefined ? (
          <Failure error={timeline.error} onRetry={() => void timeline.refetch()} />
        ) : null}
        {timeline.isSuccess && rows.length === 0 ? <EmptyStream choice={choice} /> : null}
      </div>
      {phone && openRow !== undefined ? (
        <OpenScreen
          key={openRow.id}
          update={openRow}
          connection={connection}
          known={!waiting.some(({ id }) => id === openRow.id)}
        />
      ) : null}
    </main>
  );
}

/** Loaded cards, with new ones that wait to be sent, and the open one wherever it belongs. */
function useRows(timeline: ReturnType<typeof useTimeline>['data']) {
  const { openId, waiting } = useDesk();
  const author = useSession();
  const isNew = waiting.some(({ id }) => id === openId);
  const detail = useQuery({
    queryKey: keys.update(openId ?? ('' as UpdateId)),
    queryFn: () => readUpdate(openId ?? ('' as UpdateId)),
    structuralSharing: sharing(shareDraft<UpdateDetail>),
    enabled: openId !== null && !isNew,
  });
  const opened = openId === null ? undefined : detail.data;
  const rows = useMemo(() => {
    const created = waiting.map((creation) => creationSummary(creation, author));
    const extra: readonly UpdateSummary[] = opened === undefined ? created : [...created, opened];
    return timelineRows(timeline, extra);
  }, [timeline, waiting, author, opened]);
  const shown = rows.some(({ id }) => id === openId);
  return { rows, missing: openId === null || shown ? null : detail.error };
}

function MissingUpdate({ error }: { readonly error: Error }) {
  const { close } = useDesk();
  return <Failure error={error} elsewhere={<Button onClick={close}>To the timeline</Button>} />;
}

function EmptyStream({ choice }: { readonly choice: FilterChoice }) {
  const { liveBlog } = useDesk();
  const mayCreate = usePermission()({ type: 'update.create', liveBlog: liveBlog.status }).allowed;
  if (choice.filter !== 'all') {
    return <Blank title={`Nothing under ${choice.label}`}>{choice.empty}</Blank>;
  }
  return mayCreate ? (
    <Blank title="No updates yet">{choice.empty}</Blank>
  ) : (
    <Blank title="No updates">Nothing was written here.</Blank>
  );
}
