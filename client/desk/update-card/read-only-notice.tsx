import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateState } from '../../../shared/domain/update.ts';
import type { UpdateSummary } from '../../../shared/protocol/desk.ts';
import { usePermission } from '../session/session.tsx';
import { clockTime } from '../time/format.ts';
import '../ui/notice.css';

interface NoticeProps {
  readonly update: Pick<UpdateSummary, 'state'>;
  readonly liveBlog: Pick<LiveBlog, 'status' | 'timeZone'>;
}

type Withdrawn = Extract<UpdateState, { status: 'withdrawn' }>;

function WithdrawnWords({
  state,
  liveBlog,
}: { readonly state: Withdrawn } & Pick<NoticeProps, 'liveBlog'>) {
  return (
    <>
      <strong>Withdrawn {clockTime(new Date(state.at), liveBlog.timeZone)}.</strong> Readers see the
      reason: <q dir="auto">{state.reason}</q>
    </>
  );
}

/** Over a withdrawn text that is not open: what readers see in its place. */
export function WithdrawnNotice({ update: { state }, liveBlog }: NoticeProps) {
  if (state.status !== 'withdrawn') return null;
  return (
    <div className="banner">
      <p>
        <WithdrawnWords state={state} liveBlog={liveBlog} />
      </p>
    </div>
  );
}

/** Over an open text that takes no words: why. It comes where someone withdraws what others have open. */
export function ReadOnlyNotice({ update: { state }, liveBlog }: NoticeProps) {
  const writing = usePermission()({
    type: 'update.write',
    liveBlog: liveBlog.status,
    update: state.status,
  });
  if (writing.allowed) return null;
  return (
    <output className="banner">
      <p>
        {state.status === 'withdrawn' ? (
          <WithdrawnWords state={state} liveBlog={liveBlog} />
        ) : (
          writing.reason
        )}
      </p>
    </output>
  );
}
