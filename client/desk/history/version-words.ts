import type { VersionReason } from '../../../shared/domain/version.ts';
import type { VersionSummary } from '../../../shared/protocol/desk.ts';
import { clockTime, dayName } from '../time/format.ts';

export const REASONS: Readonly<Record<VersionReason, string>> = {
  activity: 'Edited',
  submitted: 'Submitted for review',
  published: 'Published',
  withdrawn: 'Withdrawn',
  restored: 'Restored from an earlier version',
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `Maya and Tomás`. */
export const namesOf = ({ by }: Pick<VersionSummary, 'by'>): string =>
  list.format(by.map(({ name }) => name));

/** `15 Aug, 14:32`, in the event's time. */
export function momentOf({ at }: Pick<VersionSummary, 'at'>, timeZone: string): string {
  const date = new Date(at);
  return `${dayName(date, timeZone)}, ${clockTime(date, timeZone)}`;
}
