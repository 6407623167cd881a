/** Set on the transactions by which a binding shows what others wrote. */
export const SHOWN = 'shared text';
/** Set to a lost place on those by which it goes. */
export const LOST_PLACE = 'lost place';
/** Set on those by which somebody goes on writing in a lost field. */
export const FIELD_IS_BACK = 'field is back';
