import type { Html, Piece } from '../../../shared/document/html/template.ts';
import { html } from '../../../shared/document/html/template.ts';
import type { Snapshot } from '../../../shared/domain/timeline.ts';
import type { PageContext } from '../../../shared/page/context.ts';
import { updatedAt } from '../../../shared/page/head.ts';

/** The main part of a live blog's pages. The script starts from these attributes, and takes events after `seq`. */
export function mainHtml(snapshot: Snapshot, context: PageContext, parts: Piece): Html {
  return html`<main
    id="main"
    class="live-blog"
    data-slug="${context.slug}"
    data-seq="${snapshot.seq}"
    data-updated="${updatedAt(snapshot.updates) ?? ''}"
    data-time-zone="${context.timeZone}"
    data-locale="${context.locale}"
  >
    ${parts}
    <p class="visually-hidden" role="status" data-announcement></p>
  </main>`;
}
