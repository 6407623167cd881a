import { useState } from 'react';
import type { Coordinates as Degrees } from '../../../../shared/domain/location.ts';
import { TextField } from '../../ui/field.tsx';
import type { SetAttribute } from '../blocks/block-view.ts';
import { coordinatesOf } from './read-fields.ts';

interface CoordinatesProps {
  readonly coordinates: Degrees | null;
  readonly set: SetAttribute;
}

export function Coordinates({ coordinates, set }: CoordinatesProps) {
  const [text, setText] = useState(
    coordinates === null ? '' : `${coordinates.latitude}, ${coordinates.longitude}`,
  );
  const wrong = text.trim() !== '' && coordinatesOf(text) === null;
  return (
    <TextField
      label="Coordinates"
      hint="Latitude, longitude, as a map gives them"
      error={wrong ? 'Write latitude and longitude, such as 61.25, -149.81.' : undefined}
      inputMode="text"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const found = coordinatesOf(event.target.value);
        set('latitude', found?.latitude ?? null);
        set('longitude', found?.longitude ?? null);
      }}
    />
  );
}
