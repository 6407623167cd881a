import type { PublicEvent } from '../../shared/domain/timeline.ts';
import { titleOf } from '../../shared/page/name.ts';
import { fetchDelta, follow } from './connection.ts';
import { listenForConsent } from './embed.ts';
import { Follower } from './follower.ts';
import { createHead } from './head.ts';
import { createNotice } from './notice.ts';
import type { Page } from './page.ts';
import { announce, findAll, readPage } from './page.ts';
import { keepPlace } from './place.ts';
import { Rails } from './rails.ts';
import { listenForSharing } from './share.ts';
import { Stream } from './stream.ts';
import { showOwnTimes } from './times.ts';
import { createVisit } from './visit.ts';

/** Shows an event in the stream, and says what has changed to those who listen. */
function showInStream(stream: Stream, event: PublicEvent): void {
  switch (event.type) {
    case 'published':
      stream.show(event.update, event.quiet ? 'quiet' : 'changed');
      return;
    case 'corrected':
      if (stream.show(event.update, 'changed') && event.update.status === 'published') {
        announce(`Corrected: ${titleOf(event.update)}`);
      }
      return;
    case 'withdrawn':
      if (stream.show(event.update, 'changed')) announce('An update was withdrawn');
      return;
    case 'pinned':
    case 'unpinned':
    case 'pinsOrdered':
    case 'liveBlogChanged':
  }
}

function followPage(page: Page): void {
  const stream = new Stream(page);
  const rails = new Rails(page);
  const head = createHead(page);
  const visit = createVisit(page);
  const notice = createNotice();
  notice.since(visit.since);
  const follower = new Follower(page.seq, {
    fetchDelta: (after) => fetchDelta(page.context.slug, after),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    apply(event) {
      // On narrow screens the column stands above the stream.
      keepPlace(() => rails.take(event));
      showInStream(stream, event);
      head(event);
      visit.remember({ seq: event.seq, updated: event.at });
    },
    outdated: notice.outdated,
  });
  follow(page.context.slug, follower, notice.lost);
}

/** On wide screens the column shows all anyway; this tells it to those who listen. */
function openRails(): void {
  if (!matchMedia('(min-width: 64rem)').matches) return;
  for (const rail of findAll('details.rail')) rail.setAttribute('open', '');
}

listenForSharing();
listenForConsent();
const page = readPage();
if (page !== null) {
  openRails();
  showOwnTimes(page.main, page.context);
  followPage(page);
}
