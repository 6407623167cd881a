import type { PublishProblem } from '../../domain/refusal.ts';

/** What is missing in one block. */
export type Problem = Omit<PublishProblem, 'block'>;
