import { Link, useLocation } from 'react-router';
import type { PresenceEntry } from '../../../shared/protocol/desk.ts';
import { useSession } from '../session/session.tsx';
import { useDesk } from '../desk-context.ts';
import { Avatar } from '../ui/avatar.tsx';
import { onePerPerson } from './one-per-person.ts';
import './people-present.css';

/** Who is on this live blog now; someone inside an update can be joined there. */
export function PeoplePresent({ people }: { readonly people: readonly PresenceEntry[] }) {
  const { userId } = useSession();
  const { liveBlog } = useDesk();
  const { search } = useLocation();
  const others = onePerPerson(people.filter((person) => person.userId !== userId));
  return (
    <section>
      <h2>Here now</h2>
      {others.length === 0 ? <p className="people-alone">Only you</p> : null}
      <ul>
        {others.map((person) => (
          <li key={person.userId} className="people-present">
            <Avatar person={person} size={20} />
            <span className="rail-label">{person.name}</span>
            {person.updateId === null ? null : (
              <Link
                to={{ pathname: `/${liveBlog.id}/${person.updateId}`, search }}
                className="people-join"
                aria-label={`Join ${person.name}, who is writing`}
              >
                writing
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
