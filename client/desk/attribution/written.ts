import { useEffect, useState } from 'react';
import type { WrittenRun } from '../../../shared/document/authorship.ts';
import { shares, writtenRuns } from '../../../shared/document/authorship.ts';
import type { Person } from '../../../shared/protocol/desk.ts';
import type { UpdateConnection } from '../connection/update-connection.ts';
import type { PersonOf } from './use-writers.ts';

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

const SETTLE = 200;

/** The text by client, kept up to date while it is wanted; empty otherwise. */
export function useWrittenRuns(
  connection: UpdateConnection,
  wanted: boolean,
): readonly WrittenRun[] {
  const [runs, setRuns] = useState<readonly WrittenRun[]>([]);
  useEffect(() => {
    if (!wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      timer = undefined;
      setRuns(writtenRuns(connection.document));
    };
    const readSoon = (): void => {
      timer ??= setTimeout(read, SETTLE);
    };
    timer = setTimeout(read, 0);
    const stop = connection.subscribe(readSoon);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [connection, wanted]);
  return wanted ? runs : NOTHING;
}

const NOTHING: readonly WrittenRun[] = [];

/** Those whose words are left, the one with most of them first. */
export function authorsOf(runs: readonly WrittenRun[], personOf: PersonOf): readonly Author[] {
  const people = new Map<string, Person>();
  const counted = shares(runs, (client) => {
    const person = personOf(client);
    if (person !== undefined) people.set(person.userId, person);
    return person?.userId;
  });
  const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
  return [...counted].flatMap(([userId, count], place) => {
    const person = people.get(userId);
    return person === undefined ? [] : [{ person, place, share: count / total }];
  });
}

/** Neighbouring clients of one person are one run. */
export function authoredRuns(
  runs: readonly WrittenRun[],
  authors: readonly Author[],
  personOf: PersonOf,
): readonly AuthoredRun[] {
  const joined: AuthoredRun[] = [];
  for (const { client, from, to, text } of runs) {
    const userId = personOf(client)?.userId;
    const author = authors.find(({ person }) => person.userId === userId) ?? null;
    const last = joined.at(-1);
    if (last !== undefined && last.to === from && last.author === author) {
      joined[joined.length - 1] = { ...last, to, text: last.text + text };
    } else joined.push({ from, to, text, author });
  }
  return joined;
}

/** Names for the bylines while nobody is named: those whose words are left. */
export function useProposedBylines(
  connection: UpdateConnection,
  personOf: PersonOf | undefined,
  wanted: boolean,
): readonly string[] {
  const runs = useWrittenRuns(connection, wanted && personOf !== undefined);
  return personOf === undefined ? [] : authorsOf(runs, personOf).map(({ person }) => person.name);
}
