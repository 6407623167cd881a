import { type Limit, LIMIT_SENTENCES } from '../../shared/document/sequence/size.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

/** Why a draft does not take what would make it exceed the limit. */
export const tooLarge = (limit: Limit): Refusal => ({
  code: 'too_large',
  message: LIMIT_SENTENCES[limit],
});
