import type { Staff } from '../../../shared/domain/policy.ts';
import { SOCKET_LIMITS } from '../../../shared/limits.ts';
import { CLOSE, type RefusalCode, refusalSentence } from '../../../shared/protocol/sync.ts';
import { assertNever } from '../../../shared/result.ts';
import { Acks } from './acks.ts';
import type { PresenceUser, Subscriber } from '../room/awareness.ts';
import type { SyncDependencies } from '../dependencies.ts';
import { ackFrame, deniedFrame, type Frame } from '../room/frames.ts';
import { closeCodeAfter } from './refusal.ts';
import type { Room } from '../room/room.ts';

type Update = Extract<Frame, { kind: 'update' }>;

/** Who a connection is let in as. */
export interface Grant {
  readonly staff: Staff;
  readonly mayWrite: boolean;
}

export interface SessionOptions {
  readonly room: Room;
  readonly grant: Grant;
  readonly acknowledges: boolean;
  readonly dependencies: Pick<
    SyncDependencies,
    'personColor' | 'quarantine' | 'clock' | 'metrics' | 'logger'
  >;
  readonly send: (frame: Uint8Array) => void;
  readonly close: (code: number, reason: string) => void;
}

/** A connection in its room: each frame goes to the room as its author, and what is durable is counted. */
export class Session implements Subscriber {
  readonly send: (frame: Uint8Array) => void;
  readonly #options: SessionOptions;
  readonly #acks = new Acks();
  #grant: Grant;
  /** Updates that build on what the client's SyncStep2 will bring, with their numbers; null once it came. */
  #early: (readonly [Update, number])[] | null = [];
  #ackPlanned = false;
  #over = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.send = options.send;
    this.#grant = options.grant;
    options.room.join(this);
  }

  get user(): PresenceUser {
    const { userId, name } = this.#grant.staff;
    return { userId, name, color: this.#options.dependencies.personColor(userId) };
  }

  /** From now on the connection may do what this says. */
  renew(grant: Grant): void {
    this.#grant = grant;
  }

  leave(): void {
    this.#over = true;
    this.#options.room.leave(this);
  }

  /** `data`: the frame as it came, for quarantine. */
  handle(frame: Frame, data: Uint8Array): void {
    const { room, dependencies } = this.#options;
    switch (frame.kind) {
      case 'syncStep1':
        dependencies.metrics.frameReceived('sync');
        return this.#answer(frame.stateVector);
      case 'update':
        dependencies.metrics.frameReceived('sync');
        return this.#update(frame, this.#acks.next());
      case 'awareness':
        dependencies.metrics.frameReceived('awareness');
        return room.awareness.receive(this, frame.bytes);
      case 'queryAwareness':
        return room.awareness.sendAll(this);
      case 'other':
        return;
      case 'malformed':
        return this.#refuse('malformed', data);
      default:
        assertNever(frame);
    }
  }

  /** The answer waits for what came before, so that it holds only what is durable, and all of it ([W2]). */
  #answer(stateVector: Uint8Array): void {
    const { room } = this.#options;
    const number = this.#acks.next();
    room.draft.whenDurable((durable) => {
      this.send(room.draft.durable.syncStep2(stateVector));
      if (durable) this.#acknowledge(number);
    });
  }

  #update(frame: Update, number: number): void {
    if (this.#over) return;
    const refusal = this.#grant.mayWrite
      ? this.#write(frame, number)
      : this.#compare(frame, number);
    if (refusal === 'pending' && !frame.answer && this.#early !== null) {
      this.#keepEarly(this.#early, [frame, number]);
    } else if (refusal !== null) this.#refuse(refusal, frame.bytes);
    if (frame.answer) this.#takeEarly();
  }

  #write({ bytes }: Update, number: number): RefusalCode | null {
    const { room } = this.#options;
    const verdict = room.draft.write(bytes, this.#grant.staff.userId, (durable) => {
      if (durable) this.#acknowledge(number);
      else this.#refuse('storage', bytes);
    });
    return verdict.kind === 'refused' ? verdict.code : null;
  }

  /** Those who may only read answer SyncStep1 as well: fine, as long as they have nothing new. */
  #compare({ bytes }: Update, number: number): RefusalCode | null {
    const { room } = this.#options;
    const refusal = room.draft.judgeReader(bytes);
    if (refusal === null) {
      room.draft.whenDurable((durable) => {
        if (durable) this.#acknowledge(number);
      });
    }
    return refusal;
  }

  /** Who has typed that much before the document was there comes back, and brings all of it in one answer. */
  #keepEarly(early: (readonly [Update, number])[], update: readonly [Update, number]): void {
    const bytes = [...early, update].reduce((sum, [kept]) => sum + kept.bytes.length, 0);
    if (early.length < SOCKET_LIMITS.earlyFrames && bytes <= SOCKET_LIMITS.earlyBytes)
      early.push(update);
    else this.#options.close(CLOSE.tryAgain, 'too much at once');
  }

  #takeEarly(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const [frame, number] of early) this.#update(frame, number);
  }

  /** One ack for all that became durable at once. */
  #acknowledge(number: number): void {
    if (!this.#acks.markDurable(number) || this.#ackPlanned || !this.#options.acknowledges) return;
    this.#ackPlanned = true;
    queueMicrotask(() => {
      this.#ackPlanned = false;
      this.send(ackFrame(this.#acks.count));
    });
  }

  #refuse(code: RefusalCode, bytes: Uint8Array): void {
    if (this.#over) return;
    const { room, dependencies } = this.#options;
    dependencies.metrics.frameRefused(code);
    this.send(deniedFrame(code, refusalSentence(code)));
    const close = closeCodeAfter(code);
    if (close === null) return;
    this.#options.close(close, code);
    if (close === CLOSE.tryAgain) return;
    const { userId } = this.#grant.staff;
    dependencies.logger.warn({ updateId: room.id, userId, code }, 'a frame was refused');
    const at = dependencies.clock();
    dependencies.quarantine({ updateId: room.id, userId, reason: code, bytes, at });
  }
}
