import type { ShownBody } from '../../../shared/document/sequence/shown-body.ts';
import type { Credit } from '../../../shared/document/attribution/ownership.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { Authors } from './authors.ts';
import { Checkpoints } from './checkpoints.ts';
import type { SyncDependencies } from '../dependencies.ts';

interface HistoryOptions {
  readonly id: UpdateId;
  /** The durable document, loaded. */
  readonly body: ShownBody;
  readonly readDraft: () => Draft;
  readonly ownerOf: (client: number) => UserId | undefined;
  readonly credits: readonly Credit<UserId>[];
  readonly dependencies: Pick<SyncDependencies, 'keepVersion' | 'credits' | 'logger'>;
  /** Milliseconds between two versions. */
  readonly every: number;
}

/** How one draft came to be: its versions, and who wrote what stands in it. */
export class History {
  readonly versions: Checkpoints;
  readonly authors: Authors;

  constructor({ id, body, readDraft, ownerOf, credits, dependencies, every }: HistoryOptions) {
    const { keepVersion, credits: table, logger } = dependencies;
    const failed = (message: string) => (error: unknown) =>
      logger.warn({ err: error, updateId: id }, message);
    this.authors = new Authors({
      body,
      ownerOf,
      credits,
      keep: (found) => table.keep(id, found),
      onError: failed('credits were not kept'),
    });
    this.versions = new Checkpoints({
      read: () => ({ draft: readDraft(), authored: this.authors.read().authored }),
      keep: (version) => keepVersion(id, version),
      onError: failed('version was not kept'),
      every,
    });
  }

  /** Resolves when everything is kept, or could not be. */
  async kept(): Promise<void> {
    await this.versions.flush();
    await this.authors.kept();
  }
}
