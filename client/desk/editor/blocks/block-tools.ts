import type { LiveBlog } from '../../../../shared/domain/liveblog.ts';
import type { Staff } from '../../../../shared/domain/policy.ts';

/** Who writes; the colour is that of their caret until the server says. */
export type Writer = Staff & { readonly color?: string };

/** A block whose details somebody wants to see, and the control beside which to show them. */
export interface DetailsRequest {
  readonly block: 'quote' | 'locationStamp';
  readonly getPos: () => number | undefined;
  readonly anchor: HTMLElement;
}

/** What the views of blocks need to know of their surroundings. */
export interface BlockTools {
  readonly staff: Staff;
  readonly liveBlog: LiveBlog;
  readonly now: () => Date;
  readonly openDetails: (request: DetailsRequest) => void;
}
