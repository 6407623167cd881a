import { useEffect, useMemo, useState } from 'react';
import { writtenRuns } from '../../../shared/document/attribution/authorship.ts';
import type { WrittenRun } from '../../../shared/document/attribution/ownership.ts';
import { ownedRuns, shares } from '../../../shared/document/attribution/ownership.ts';
import type { Person } from '../../../shared/protocol/desk.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import { rested } from '../rested.ts';
import type { Writers } from './use-writers.ts';

/** One of those who wrote what stands there. */
export interface Author {
  readonly person: Person;
  /** Place in the order of who wrote most, from 0: gives the line under their words. */
  readonly place: number;
  /** Of all characters that are not spaces, 0 to 1. */
  readonly share: number;
}

/** A stretch of text by one person; positions are ProseMirror's. */
export interface AuthoredRun {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Null until the server has said who it is. */
  readonly author: Author | null;
}

const READ_AFTER_MS = 200;
/** The text by client, kept up to date while it is wanted; empty otherwise. */
export function useWrittenRuns(
  connection: UpdateConnection,
  wanted: boolean,
): readonly WrittenRun[] {
  const [runs, setRuns] = useState<readonly WrittenRun[]>([]);
  useEffect(() => {
    if (!wanted) return;
    const read = (): void => setRuns(writtenRuns(connection.body.current));
    const first = setTimeout(read, 0);
    const reading = rested(READ_AFTER_MS, read);
    const stop = connection.subscribe(reading.want);
    return () => {
      stop();
      clearTimeout(first);
      reading.stop();
    };
  }, [connection, wanted]);
  return wanted ? runs : NOTHING;
}

const NOTHING: readonly WrittenRun[] = [];

/** The runs by person, and those whose words are left, the one with most of them first. */
export function authorsOf(
  written: readonly WrittenRun[],
  { ownership, people }: Writers,
): { readonly authors: readonly Author[]; readonly runs: readonly AuthoredRun[] } {
  const owned = ownedRuns(written, ownership);
  const counted = shares(owned);
  const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
  const authors = [...counted].flatMap(([userId, count], place) => {
    const person = people.get(userId);
    return person === undefined ? [] : [{ person, place, share: count / total }];
  });
  const runs = owned.map(({ owner, ...run }) => ({
    ...run,
    author: authors.find(({ person }) => person.userId === owner) ?? null,
  }));
  return { authors, runs };
}

/** Names for the bylines while nobody is named: those whose words are left. */
export function useProposedBylines(
  connection: UpdateConnection,
  writers: Writers | undefined,
  wanted: boolean,
): readonly string[] {
  const written = useWrittenRuns(connection, wanted && writers !== undefined);
  return useMemo(() => {
    if (writers === undefined) return [];
    return authorsOf(written, writers).authors.map(({ person }) => person.name);
  }, [written, writers]);
}
