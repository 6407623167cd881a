import type { Node } from '@tiptap/pm/model';
import type { Change } from './changes/change.ts';
import type { ColleagueEdit } from './colleague.ts';

/** What Ben's change and a colleague's edit come to where each is alone, to judge both together by. */
export interface Case {
  readonly change: Change;
  readonly edit: ColleagueEdit;
  /** The text before both. */
  readonly untouched: Node;
  readonly benAlone: Node;
  readonly anaAlone: Node;
  /** All that the colleague types. */
  readonly typed: string;
}
