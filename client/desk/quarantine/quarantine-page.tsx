import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Link } from 'react-router';
import type { RefusedEdit } from '../../../shared/protocol/answers.ts';
import { refusalSentence } from '../../../shared/protocol/sync.ts';
import { bytesAddress, listRefusedEdits } from '../api/quarantine.ts';
import { keys } from '../api/query-client.ts';
import { Avatar } from '../ui/avatar.tsx';
import { clockTime, fullDay } from '../time/format.ts';
import { Failure } from '../ui/failure.tsx';
import { Blank } from '../ui/notice.tsx';
import { PageHeader } from '../session/page-header.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useTitle } from '../ui/use-title.ts';
import { byteWords } from './byte-words.ts';
import './quarantine-page.css';

/** For admins: edits that the server did not take, kept as they came. */
export function QuarantinePage() {
  useTitle('Refused edits');
  const refused = useQuery({ queryKey: keys.quarantine, queryFn: listRefusedEdits, staleTime: 0 });
  return (
    <>
      <PageHeader />
      <main className="page">
        <div className="page-title">
          <h1>Refused edits</h1>
        </div>
        <p className="quarantine-about">
          Edits that the server could not take, newest first, kept as they came. Their authors were
          told, and keep a copy on their device.
        </p>
        {refused.isPending ? <Skeleton label="Loading refused edits" /> : null}
        {refused.isError ? (
          <Failure error={refused.error} onRetry={() => void refused.refetch()} />
        ) : null}
        {refused.isSuccess ? <RefusedEdits edits={refused.data} /> : null}
      </main>
    </>
  );
}

function RefusedEdits({ edits }: { readonly edits: readonly RefusedEdit[] }) {
  if (edits.length === 0) {
    return <Blank title="Nothing was refused">Every edit that came in was sound.</Blank>;
  }
  return (
    <ol className="quarantine">
      {edits.map((edit) => (
        <RefusedRow key={edit.id} edit={edit} />
      ))}
    </ol>
  );
}

function RefusedRow({ edit }: { readonly edit: RefusedEdit }) {
  const at = new Date(edit.at);
  return (
    <li>
      <Avatar person={edit.person} size={32} />
      <div className="quarantine-what">
        <strong>{edit.person.name}</strong>
        <p>{refusalSentence(edit.reason)}</p>
        <small>
          <time dateTime={edit.at}>
            {fullDay(at)}, {clockTime(at)}
          </time>{' '}
          · {byteWords(edit.byteLength)} · <UpdateOf edit={edit} />
        </small>
      </div>
      <a
        className="button"
        data-look="quiet"
        href={bytesAddress(edit.id)}
        download
        aria-label={`Download the edit of ${edit.person.name}, ${clockTime(at)}`}
      >
        <Download aria-hidden />
        Download
      </a>
    </li>
  );
}

function UpdateOf({ edit: { liveBlogId, updateId } }: { readonly edit: RefusedEdit }) {
  if (liveBlogId === null) return 'an update that is gone';
  return <Link to={`/${liveBlogId}/${updateId}`}>To the update</Link>;
}
