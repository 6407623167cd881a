import { useState } from 'react';
import { TextField } from '../../ui/field.tsx';

interface DurationProps {
  readonly minutes: number | null;
  readonly onChange: (minutes: number | null) => void;
}

/** Minutes in `6 h`, `6:30`, `1 h 30 min` or `90 min`; null where there is no duration in it. */
export function minutesOf(text: string): number | null {
  const clock = /^\s*(\d{1,3}):(\d{2})\s*$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const words = /^\s*(?:(\d{1,3}(?:[.,]\d+)?)\s*h\w*)?\s*(?:(\d{1,4})\s*m\w*)?\s*$/i.exec(text);
  if (words === null) return null;
  const hours = Number((words[1] ?? '0').replace(',', '.'));
  const minutes = Math.round(hours * 60) + Number(words[2] ?? '0');
  return minutes > 0 ? minutes : null;
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
