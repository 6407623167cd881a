import { useMemo, useSyncExternalStore } from 'react';
import type { DraftMeta } from '../../../shared/domain/update.ts';
import type { Writers } from '../attribution/use-writers.ts';
import { useProposedBylines } from '../attribution/written.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { instantOf, localText, shortTime } from './details/zoned-time.ts';
import { draftMetaStore } from './draft-meta.ts';
import { Names } from './details/names.tsx';
import './update-details.css';

interface UpdateDetailsProps {
  readonly connection: UpdateConnection;
  /** That of the event. */
  readonly timeZone: string;
  readonly colleagues: readonly { readonly name: string }[];
  readonly writers: Writers | undefined;
  readonly readOnly: boolean;
}

/** `bylines`: those that readers will see, named or proposed. */
function summary(meta: DraftMeta, bylines: readonly string[], timeZone: string): string {
  return [
    meta.kind === 'summary' ? 'Summary' : 'Update',
    ...(meta.occurredAt === null ? [] : [`happened ${shortTime(meta.occurredAt, timeZone)}`]),
    ...(bylines.length === 0 ? [] : [`by ${bylines.join(', ')}`]),
    ...meta.labels.map((label) => `#${label}`),
  ].join(' · ');
}

/** What an update says beside its text, on one line that opens. */
export function UpdateDetails(props: UpdateDetailsProps) {
  const { connection, timeZone, colleagues, writers, readOnly } = props;
  const { document } = connection;
  const { get, set, subscribe } = useMemo(() => draftMetaStore(document), [document]);
  const meta = useSyncExternalStore(subscribe, get);
  const unnamed = meta.bylines.length === 0;
  const proposed = useProposedBylines(connection, writers, unnamed);
  return (
    <details className="update-details">
      <summary>
        <span className="update-details-label">Details</span>{' '}
        {summary(meta, unnamed ? proposed : meta.bylines, timeZone)}
      </summary>
      <fieldset disabled={readOnly}>
        <legend className="visually-hidden">Details of this update</legend>
        <SelectField
          label="Kind"
          value={meta.kind}
          options={[
            { value: 'update', label: 'Update' },
            { value: 'summary', label: 'Summary' },
          ]}
          onChange={(event) => set('kind', event.target.value === 'summary' ? 'summary' : 'update')}
        />
        <TextField
          label="When it happened"
          hint={`Time in ${timeZone.replaceAll('_', ' ')}`}
          type="datetime-local"
          key={`${meta.occurredAt}`}
          defaultValue={meta.occurredAt === null ? '' : localText(meta.occurredAt, timeZone)}
          onBlur={(event) => set('occurredAt', instantOf(event.target.value, timeZone))}
        />
        <Names
          label="Bylines"
          hint="Nobody named: those who wrote it"
          placeholder={proposed.join(', ')}
          names={meta.bylines}
          offers={colleagues.map(({ name }) => name)}
          onChange={(names) => set('bylines', names)}
        />
        <Names
          label="Labels"
          hint="Such as Talks, Reactions"
          names={meta.labels}
          offers={[]}
          onChange={(names) => set('labels', names)}
        />
      </fieldset>
    </details>
  );
}
