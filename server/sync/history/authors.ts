import type { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import {
  type Authorship,
  authorshipOf,
  writtenRuns,
} from '../../../shared/document/attribution/authorship.ts';
import {
  type Authored,
  type Credit,
  creditsFrom,
  Ownership,
} from '../../../shared/document/attribution/ownership.ts';
import type { UserId } from '../../../shared/ids.ts';
import { watchMovedText } from './moved-text.ts';

interface AuthorOptions {
  /** The durable document, loaded. */
  readonly body: ShownBody;
  readonly ownerOf: (client: number) => UserId | undefined;
  readonly credits: readonly Credit<UserId>[];
  readonly keep: (credits: readonly Credit<UserId>[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Knows who wrote what stands in one draft, also where others have moved it about. */
export class Authors {
  readonly #options: AuthorOptions;
  readonly #ownership: Ownership<UserId>;
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: AuthorOptions) {
    const { body, ownerOf, credits } = options;
    this.#options = options;
    this.#ownership = new Ownership(ownerOf, credits);
    watchMovedText(body.document, this.#ownership, (found) => this.#keep(found));
  }

  read(): Authorship {
    const { body, ownerOf } = this.#options;
    return authorshipOf(body, ownerOf, this.#ownership);
  }

  /** What `client` brought back belongs to those who wrote it; the draft reads as `authored` tells. */
  brought(client: number, authored: Authored<UserId>): void {
    const credits = creditsFrom(writtenRuns(this.#options.body.current), authored, client).filter(
      ({ clock, owner }) => this.#ownership.at(client, clock).owner !== owner,
    );
    for (const credit of credits) this.#ownership.credit(credit);
    if (credits.length > 0) this.#keep(credits);
  }

  /** Resolves when what was found is kept, or could not be. */
  kept(): Promise<void> {
    return this.#keeping;
  }

  #keep(credits: readonly Credit<UserId>[]): void {
    const { keep, onError } = this.#options;
    this.#keeping = this.#keeping.then(() => keep(credits)).catch(onError);
  }
}
