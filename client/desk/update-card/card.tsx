import type { MouseEvent, ReactNode, Ref } from 'react';
import { memo } from 'react';
import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import type { UpdateId } from '../../../shared/ids.ts';
import type { Person, UpdateSummary } from '../../../shared/protocol/desk.ts';
import { headlineOf } from '../../../shared/domain/content.ts';
import { cutText, nameOfContent } from '../../../shared/page/name.ts';
import { Avatars } from '../ui/avatar.tsx';
import { clockTime, dayName } from '../time/format.ts';
import { Button } from '../ui/button.tsx';
import { Ago } from '../time/ago.tsx';
import { CardBody } from './card-body.tsx';
import { WithdrawnNotice } from './read-only-notice.tsx';
import { StateWord } from './state-word.tsx';
import './card.css';

const NAME_LENGTH = 80;

/** What one calls an update in a sentence. */
export function updateName(update: Pick<UpdateSummary, 'content'>): string {
  const headline = headlineOf(update.content);
  if (headline !== null) return cutText(headline, NAME_LENGTH);
  return nameOfContent(update.content, NAME_LENGTH) || 'Empty update';
}

/** Who wrote in it; whoever has no room there is named on hover. */
export function Writers({ people }: { readonly people: readonly Person[] }) {
  const names = people.map(({ name }) => name).join(', ');
  return (
    <span className="card-writers" title={names}>
      {names}
    </span>
  );
}

interface CardFrameProps {
  readonly update: UpdateSummary;
  readonly liveBlog: LiveBlog;
  readonly open: boolean;
  /** It was opened empty: offers then stand where the text will. */
  readonly blank?: boolean;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  readonly ref?: Ref<HTMLElement>;
}

/** Gutter, state bar, text and foot: the same measures closed and open, so that opening moves nothing. */
export function CardFrame({ update, liveBlog, open, blank, children, foot, ref }: CardFrameProps) {
  const created = new Date(update.createdAt);
  const { timeZone } = liveBlog;
  return (
    <article
      ref={ref}
      className="card"
      data-status={update.state.status}
      data-open={open || undefined}
      data-blank={blank || undefined}
      data-update={update.id}
      // The pattern of a feed: each of its articles can be reached.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={updateName(update)}
    >
      <div className="card-gutter">
        <time dateTime={update.createdAt}>{clockTime(created, timeZone)}</time>
        <span className="card-day">{dayName(created, timeZone)}</span>
        {update.key ? <strong className="card-key">Key</strong> : null}
      </div>
      <div className="card-main">
        {children}
        <footer className="card-foot">{foot}</footer>
      </div>
    </article>
  );
}

interface CardProps {
  readonly update: UpdateSummary;
  readonly liveBlog: LiveBlog;
  readonly inside: readonly Person[];
  readonly pinned: boolean;
  /** Why the server did not take this new update, or null. */
  readonly refused: string | null;
  readonly onOpen: (id: UpdateId) => void;
  /** Gives up what the server did not take. */
  readonly onForget: (id: UpdateId) => void;
}

/** A click opens the card, unless it ends a selection or belongs to something inside. */
function isPlainClick(event: MouseEvent): boolean {
  const inner = event.target instanceof Element && event.target.closest('a, button, summary');
  return inner === null && (window.getSelection()?.isCollapsed ?? true);
}

/** An update in the timeline that is not open. */
export const Card = memo(function Card(props: CardProps) {
  const { update, liveBlog, inside, pinned, refused, onOpen, onForget } = props;
  return (
    // The keyboard opens a card with Enter and with the button in its foot; the click is a shortcut.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className="card-click"
      onClick={(event) => {
        if (isPlainClick(event)) onOpen(update.id);
      }}
    >
      <CardFrame
        update={update}
        liveBlog={liveBlog}
        open={false}
        foot={
          <>
            <StateWord update={update} liveBlog={liveBlog} />
            <Writers people={update.writers} />
            <Ago at={update.editedAt} before="edited" />
            {pinned ? <span className="card-note">Pinned</span> : null}
            {refused === null ? null : <span className="card-refused">Not taken: {refused}</span>}
            <span className="card-foot-end">
              {refused === null ? null : (
                <Button look="quiet" onClick={() => onForget(update.id)}>
                  Discard
                </Button>
              )}
              <Button look="quiet" className="card-open" onClick={() => onOpen(update.id)}>
                {update.state.status === 'withdrawn' ? 'Look' : 'Open'}
              </Button>
              <Avatars people={inside} label="Inside now:" />
            </span>
          </>
        }
      >
        <WithdrawnNotice update={update} liveBlog={liveBlog} />
        <CardBody content={update.content} liveBlog={liveBlog} />
      </CardFrame>
    </div>
  );
});
