/**
 * The form in which drafts are stored: 1, the tree of elements that the old program kept; 2, one sequence
 * (docs/draft-form.md). Bytes of one form read as nothing in the other, so each draft says which it has ([W8]).
 */
export const DRAFT_FORMAT = 2;
