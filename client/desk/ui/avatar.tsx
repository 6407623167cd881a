import type { Person } from '../../../shared/protocol/desk.ts';
import './avatar.css';

const letters = new Intl.Segmenter();

function firstLetter(word: string): string {
  for (const { segment } of letters.segment(word)) return segment;
  return '';
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? firstLetter(words.at(-1) ?? '') : '';
  return (firstLetter(words[0] ?? '') + last).toLocaleUpperCase();
}

/** A person's initials in their color; `size` in pixels. */
export function Avatar({
  person,
  size = 24,
}: {
  readonly person: Person;
  readonly size?: 20 | 24 | 32;
}) {
  return (
    <span
      className="avatar"
      data-size={size}
      style={{ backgroundColor: person.color }}
      title={person.name}
      aria-hidden
    >
      {initialsOf(person.name)}
    </span>
  );
}

/** Who is inside, in a row; a screen reader hears the names. */
export function Avatars({
  people,
  label,
}: {
  readonly people: readonly Person[];
  readonly label: string;
}) {
  if (people.length === 0) return null;
  const shown = people.slice(0, 4);
  return (
    <span className="avatars">
      <span className="visually-hidden">
        {label} {people.map((person) => person.name).join(', ')}
      </span>
      {shown.map((person) => (
        <Avatar key={person.userId} person={person} size={20} />
      ))}
      {people.length > shown.length ? (
        <span className="avatars-more" aria-hidden>
          +{people.length - shown.length}
        </span>
      ) : null}
    </span>
  );
}
