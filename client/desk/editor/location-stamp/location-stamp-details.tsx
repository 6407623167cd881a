import { Popover } from '@base-ui/react/popover';
import { useState } from 'react';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { locationStampOf } from '../../../../shared/domain/location.ts';
import { TextField } from '../../ui/field.tsx';
import type { SetAttribute } from '../blocks/block-view.ts';
import { TimeZoneField } from '../../ui/time-zone-field.tsx';
import { instantOf, localText } from '../details/zoned-time.ts';
import { Coordinates } from './coordinates.tsx';
import { Duration } from './duration.tsx';

interface LocationStampDetailsProps {
  readonly content: ContentNode;
  /** That of the event, for stamps that name none. */
  readonly timeZone: string;
  readonly set: SetAttribute;
}

/** The local time, the place's zone and coordinates; for a departure how long it takes. */
export function LocationStampDetails({ content, timeZone, set }: LocationStampDetailsProps) {
  const stamp = locationStampOf(content);
  const [zone, setZone] = useState(stamp.timeZone ?? timeZone);
  const [local, setLocal] = useState(stamp.at === null ? '' : localText(stamp.at, zone));
  // The clock at the place is what people know: another zone means the same clock there.
  const changeZone = (next: string): void => {
    setZone(next);
    set('timeZone', next);
    if (local !== '') set('at', instantOf(local, next));
  };
  return (
    <>
      <Popover.Title className="details-title">Time and place</Popover.Title>
      <div className="details-form">
        <TextField
          label="Local time there"
          type="datetime-local"
          value={local}
          onChange={(event) => {
            setLocal(event.target.value);
            set('at', instantOf(event.target.value, zone));
          }}
        />
        <TimeZoneField label="Time zone there" value={zone} onChange={changeZone} />
        {stamp.phase === 'departing' ? (
          <Duration
            minutes={stamp.durationMinutes}
            onChange={(minutes) => set('durationMinutes', minutes)}
          />
        ) : null}
        <Coordinates coordinates={stamp.coordinates} set={set} />
      </div>
    </>
  );
}
