import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Keyboard, MoreHorizontal, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import type { LiveBlogStatus } from '../../../shared/domain/liveblog.ts';
import { patchLiveBlog } from '../api/live-blogs.ts';
import { keys } from '../api/query-client.ts';
import { helpShown } from '../keyboard/help-state.ts';
import { LiveBlogDialog } from '../live-blogs/live-blog-dialog.tsx';
import { StatusWord } from '../live-blogs/status-word.tsx';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { tell, tellRefusal } from '../ui/toasts.tsx';
import { Clocks } from './clocks.tsx';
import { useDesk } from '../desk-context.ts';
import './timeline-header.css';

export function TimelineHeader() {
  const { liveBlog, create } = useDesk();
  const permits = usePermission();
  const mayCreate = permits({ type: 'update.create', liveBlog: liveBlog.status });
  return (
    <header className="timeline-header">
      <div className="timeline-line">
        <StatusWord liveBlog={liveBlog} />
        <Clocks liveBlog={liveBlog} />
        <LiveBlogMenu />
      </div>
      <h1>{liveBlog.headline}</h1>
      {mayCreate.allowed ? (
        <button type="button" className="new-update" aria-keyshortcuts="n" onClick={create}>
          <Plus aria-hidden />
          New update
          <kbd>N</kbd>
        </button>
      ) : (
        <p className="new-update-refused">{mayCreate.reason}</p>
      )}
    </header>
  );
}

interface Step {
  readonly status: LiveBlogStatus;
  readonly label: string;
  readonly note: string;
  readonly done: string;
}

const STEPS: Readonly<Record<LiveBlogStatus, Step>> = {
  upcoming: {
    status: 'live',
    label: 'Go live',
    note: 'Readers see LIVE, and the clock runs.',
    done: 'The live blog is live.',
  },
  live: {
    status: 'closed',
    label: 'Close the live blog',
    note: 'Reporters can no longer write; readers keep the page.',
    done: 'The live blog is closed.',
  },
  closed: {
    status: 'live',
    label: 'Open it again',
    note: 'Everyone can write again.',
    done: 'The live blog is live again.',
  },
};

function LiveBlogMenu() {
  const { liveBlog } = useDesk();
  const permits = usePermission();
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const mayEdit = permits({ type: 'liveBlog.edit' }).allowed;
  const step = STEPS[liveBlog.status];
  const move = useMutation({
    mutationFn: () => patchLiveBlog(liveBlog.id, { status: step.status }),
    onSuccess: (next) => {
      queries.setQueryData(keys.liveBlog(next.id), next);
      void queries.invalidateQueries({ queryKey: keys.liveBlogs });
      tell(step.done);
    },
    onError: (error) => tellRefusal(error.message),
  });
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" className="icon-only" aria-label="This live blog">
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem
          icon={<ExternalLink aria-hidden />}
          onSelect={() => window.open(`/live/${liveBlog.slug}`, '_blank', 'noopener')}
        >
          Open the readers’ page
        </MenuItem>
        <MenuItem icon={<Keyboard aria-hidden />} shortcut="?" onSelect={() => helpShown.set(true)}>
          Keyboard
        </MenuItem>
        {mayEdit ? (
          <>
            <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setEditing(true)}>
              Edit headline, place and time zone
            </MenuItem>
            <MenuDivider />
            <MenuItem note={step.note} onSelect={() => move.mutate()}>
              {step.label}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      <LiveBlogDialog liveBlog={liveBlog} open={editing} onClose={() => setEditing(false)} />
    </>
  );
}
