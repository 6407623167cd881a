import type { UpdateCounts } from '../../../shared/protocol/desk.ts';

export interface FilterChoice {
  readonly filter: keyof UpdateCounts;
  readonly label: string;
  /** What an empty list says. */
  readonly empty: string;
}

/** In the order of the rail and of the keys 1 to 7. */
export const FILTER_CHOICES: readonly FilterChoice[] = [
  {
    filter: 'all',
    label: 'All',
    empty: 'Write the first update; readers see it once it is published.',
  },
  { filter: 'mine', label: 'Mine', empty: 'You have not written in this live blog yet.' },
  { filter: 'draft', label: 'Drafts', empty: 'Every draft has been submitted or published.' },
  { filter: 'submitted', label: 'In review', empty: 'Nothing waits for an editor.' },
  { filter: 'published', label: 'Published', empty: 'Readers see nothing here yet.' },
  { filter: 'withdrawn', label: 'Withdrawn', empty: 'Nothing was taken back.' },
  { filter: 'key', label: 'Key', empty: 'Mark the moments that the story turns on with M.' },
];

/** The filter of this name; all updates where there is none. */
export function filterChoice(name: string | null): FilterChoice {
  const found = FILTER_CHOICES.find((choice) => choice.filter === name);
  return found ?? { filter: 'all', label: 'All', empty: FILTER_CHOICES[0]?.empty ?? '' };
}
