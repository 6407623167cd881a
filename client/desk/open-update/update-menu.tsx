import { ExternalLink, Link2, MoreHorizontal, Pin, PinOff, Star, Undo2 } from 'lucide-react';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { AttributionItem } from '../attribution/attribution-item.tsx';
import { HistoryItem } from './history-item.tsx';
import { useBoards, usePinCommands } from '../boards/use-boards.ts';
import { usePermission } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx';
import { tell } from '../ui/toasts.tsx';
import { useDesk } from '../desk-context.ts';
import { useUpdateActions } from '../publishing/update-actions.tsx';

interface UpdateMenuProps {
  readonly update: UpdateSummary;
  readonly detail: UpdateDetail | undefined;
}

/** Everything beside the next step. */
export function UpdateMenu({ update, detail }: UpdateMenuProps) {
  const permits = usePermission();
  const { markKey, withdraw } = useUpdateActions();
  const published = update.state.status === 'published';
  return (
    <Menu
      trigger={
        <Button look="quiet" className="icon-only" aria-label="More for this update">
          <MoreHorizontal aria-hidden />
        </Button>
      }
    >
      {permits({ type: 'update.markKey' }).allowed ? (
        <MenuItem icon={<Star aria-hidden />} onSelect={() => markKey(update)}>
          {update.key ? 'No longer a key event' : 'Mark as key event'}
        </MenuItem>
      ) : null}
      {published ? <QuoteItems update={update} /> : null}
      <AttributionItem />
      <HistoryItem id={update.id} />
      {published || detail?.published ? <ReaderItems update={update} /> : <CopyDeskLink />}
      {published && permits({ type: 'update.withdraw' }).allowed ? (
        <>
          <MenuDivider />
          <MenuItem danger icon={<Undo2 aria-hidden />} onSelect={() => withdraw(update)}>
            Withdraw…
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}

function QuoteItems({ update }: { readonly update: UpdateSummary }) {
  const { liveBlog } = useDesk();
  const boards = useBoards(liveBlog.id).data;
  const commands = usePinCommands(liveBlog.id);
  if (!usePermission()({ type: 'pin.manage' }).allowed || boards === undefined) return null;
  const mine = (entry: { readonly updateId: string }) => entry.updateId === update.id;
  return (
    <>
      {boards.quotes.filter(mine).map(({ quoteId, quote }) => (
        <MenuItem
          key={quoteId}
          icon={<Pin aria-hidden />}
          note={`“${quote.words}”`}
          onSelect={() => commands.pin(quoteId)}
        >
          Pin this quote
        </MenuItem>
      ))}
      {boards.pins.filter(mine).map(({ quoteId, quote }) => (
        <MenuItem
          key={quoteId}
          icon={<PinOff aria-hidden />}
          note={`“${quote.words}”`}
          onSelect={() => commands.unpin(quoteId)}
        >
          Unpin this quote
        </MenuItem>
      ))}
    </>
  );
}

async function copy(address: string): Promise<void> {
  await navigator.clipboard.writeText(new URL(address, window.location.href).href);
  tell('Link copied.');
}

function ReaderItems({ update }: { readonly update: UpdateSummary }) {
  const { liveBlog } = useDesk();
  const address = `/live/${liveBlog.slug}/${update.id}`;
  return (
    <>
      <MenuItem
        icon={<ExternalLink aria-hidden />}
        onSelect={() => window.open(address, '_blank', 'noopener')}
      >
        See it as readers do
      </MenuItem>
      <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copy(address)}>
        Copy the readers’ link
      </MenuItem>
    </>
  );
}

function CopyDeskLink() {
  return (
    <MenuItem icon={<Link2 aria-hidden />} onSelect={() => void copy(window.location.href)}>
      Copy a link for colleagues
    </MenuItem>
  );
}
