import type { ContentNode } from '../../../domain/content.ts';
import { locationStampOf } from '../../../domain/location.ts';
import type { Problem } from '../../checks/problem.ts';
import { isTimeZone } from '../../../domain/time-zone.ts';

export function locationStampProblems(node: ContentNode): readonly Problem[] {
  const stamp = locationStampOf(node);
  return [
    ...(stamp.placeName === ''
      ? [{ code: 'stamp_place_missing', message: 'Name the place of this location stamp.' }]
      : []),
    ...(stamp.timeZone !== null && !isTimeZone(stamp.timeZone)
      ? [{ code: 'stamp_time_zone_unknown', message: 'Choose the time zone of this place.' }]
      : []),
    ...(stamp.phase === 'departing' && stamp.traveller === ''
      ? [{ code: 'departure_traveller_missing', message: 'Say who departs.' }]
      : []),
    ...(stamp.phase === 'departing' && stamp.destination === ''
      ? [{ code: 'departure_destination_missing', message: 'Say where the journey goes.' }]
      : []),
  ];
}
