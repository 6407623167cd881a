import type { SyncDependencies } from '../dependencies.ts';

/** Whether edits reach the disk, told once for each turn; probes by itself until they do again. */
export class StorageStatus {
  readonly #dependencies: Pick<SyncDependencies, 'probe' | 'onStorage' | 'logger'>;
  readonly #probeEvery: number;
  #timer: NodeJS.Timeout | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(
    dependencies: Pick<SyncDependencies, 'probe' | 'onStorage' | 'logger'>,
    probeEvery: number,
  ) {
    this.#dependencies = dependencies;
    this.#probeEvery = probeEvery;
  }

  /** `whenWorking` is called once edits reach the disk again. */
  failed(error: unknown, whenWorking: () => void): void {
    this.#waiting.add(whenWorking);
    if (this.#timer !== null) return;
    this.#dependencies.logger.error({ err: error }, 'edits cannot be written');
    this.#timer = setInterval(() => void this.#probe(), this.#probeEvery);
    this.#dependencies.onStorage('failing');
  }

  worked(): void {
    if (this.#timer === null) return;
    this.close();
    this.#dependencies.logger.info({}, 'edits are written again');
    this.#dependencies.onStorage('working');
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const tell of waiting) tell();
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #probe(): Promise<void> {
    try {
      await this.#dependencies.probe();
      this.worked();
    } catch {
      // Still failing: the next probe asks again.
    }
  }
}
