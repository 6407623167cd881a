import { useState } from 'react';
import { TextField } from '../../ui/field.tsx';
import { minutesOf } from './read-fields.ts';

interface DurationProps {
  readonly minutes: number | null;
  readonly onChange: (minutes: number | null) => void;
}

const textOf = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

export function Duration({ minutes, onChange }: DurationProps) {
  const [text, setText] = useState(minutes === null ? '' : textOf(minutes));
  const wrong = text.trim() !== '' && minutesOf(text) === null;
  return (
    <TextField
      label="Expected duration"
      hint="Hours and minutes, such as 6:30"
      error={wrong ? 'Write hours and minutes, such as 6:30.' : undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(minutesOf(event.target.value));
      }}
    />
  );
}
