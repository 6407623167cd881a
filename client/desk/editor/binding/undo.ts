import * as Y from 'yjs';
import { hasParts, isPart, TABLE, textIn, bodyOf } from '../../../../shared/document/sequence/form.ts';

/** Keys that say what a map is; they go with their map and never without it. */
const IDENTITY = new Set(['type', 'id', 'rows', 'cols', 'cells', 'row', 'col', 'text']);

/** The map of a line end or head in the body that a key belongs to, or null. */
function mapOfKey({ parent, parentSub }: Y.Item): Y.Map<unknown> | null {
  return parentSub !== null && parent instanceof Y.Map ? (parent as Y.Map<unknown>) : null;
}
