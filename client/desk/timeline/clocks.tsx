import type { LiveBlog } from '../../../shared/domain/liveblog.ts';
import { clockTime, dayName, zoneName } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import './clocks.css';

interface Clock {
  readonly label: string;
  readonly zone: string | undefined;
}

/** The time at the event, here, and in UTC, each once; a day stands beside it where the days differ. */
export function Clocks({ liveBlog }: { readonly liveBlog: Pick<LiveBlog, 'timeZone' | 'place'> }) {
  const now = useNow();
  const here = dayName(now);
  const { place, timeZone } = liveBlog;
  const event = { label: place?.name.split(',')[0] ?? zoneName(now, timeZone), zone: timeZone };
  const clocks: readonly Clock[] = [
    ...(event.label === 'UTC' ? [] : [event]),
    { label: 'You', zone: undefined },
    { label: 'UTC', zone: 'UTC' },
  ];
  return (
    <dl className="clocks">
      {clocks.map(({ label, zone }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {clockTime(now, zone)}
            {dayName(now, zone) === here ? null : <small> {dayName(now, zone)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
