import type { Editor } from '@tiptap/core';
import type { CSSProperties } from 'react';
import { useEffect, useMemo } from 'react';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { attributionShown } from './attribution-state.ts';
import { LINES, showAuthors } from './authors.ts';
import type { Writers } from './use-writers.ts';
import type { Author, AuthoredRun } from './written.ts';
import { authorsOf, useWrittenRuns } from './written.ts';
import './attribution.css';

interface AttributionProps {
  readonly editor: Editor;
  readonly connection: UpdateConnection;
  readonly writers: Writers;
}

/** Who wrote what, on demand: in the text by colour, line and name, and beneath it as a list. */
export function Attribution({ editor, connection, writers }: AttributionProps) {
  const shown = useObservable(attributionShown);
  const written = useWrittenRuns(connection, shown);
  const { authors, runs } = useMemo(() => authorsOf(written, writers), [written, writers]);
  useEffect(() => {
    if (!editor.isDestroyed) showAuthors(editor.view, runs);
  }, [editor, runs]);
  if (!shown) return null;
  return (
    <section className="attribution" aria-label="Who wrote this">
      <header>
        <h2>Who wrote this</h2>
        <Button look="quiet" onClick={() => attributionShown.set(false)}>
          Hide
        </Button>
      </header>
      {authors.length === 0 ? <p>Nothing is written yet.</p> : <Legend authors={authors} />}
      {runs.length === 0 ? null : <Runs runs={runs} />}
    </section>
  );
}

/** At least one in a hundred, as nobody who wrote something wrote nothing. */
const percent = (share: number): string => `${Math.max(1, Math.round(share * 100))} %`;

function Legend({ authors }: { readonly authors: readonly Author[] }) {
  return (
    <ul className="attribution-legend">
      {authors.map(({ person, place, share }) => (
        <li key={person.userId}>
          <span
            className="written"
            data-line={place % LINES}
            // React's type has no custom properties.
            style={{ '--person': person.color } as CSSProperties}
          >
            {person.name}
          </span>{' '}
          <span className="attribution-share">{percent(share)}</span>
        </li>
      ))}
    </ul>
  );
}

function Runs({ runs }: { readonly runs: readonly AuthoredRun[] }) {
  return (
    <details className="attribution-runs">
      <summary>Read it run by run</summary>
      <ol>
        {runs.map(({ from, text, author }) => (
          <li key={from}>
            <strong>{author?.person.name ?? 'Someone'}</strong> {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
