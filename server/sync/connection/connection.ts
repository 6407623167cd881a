import type { IncomingMessage } from 'node:http';
import type { UpdateId, UserId } from '../../../shared/ids.ts';
import { CLOSE } from '../../../shared/protocol/sync.ts';
import { type Admission, admit, type Target } from './admission.ts';
import type { SyncDependencies } from '../dependencies.ts';
import { type Frame, readFrame } from '../room/frames.ts';
import { Rate } from './rate.ts';
import type { Room } from '../room/room.ts';
import type { Rooms } from '../room/rooms.ts';
import { Session } from './session.ts';
import { closeSocket, sendTo, type SyncSocket } from './socket.ts';

/** A SyncStep1 makes the server encode the document: it counts as so many frames, and more by its size. */
const SYNC_STEP_1_COST = 20;
const BYTES_PER_FRAME = 5000;

type Phase =
  | { readonly kind: 'arriving' }
  | {
      readonly kind: 'open';
      readonly room: Room;
      readonly session: Session;
      readonly userId: UserId;
    }
  | { readonly kind: 'closed' };

export interface ConnectionOptions {
  readonly socket: SyncSocket;
  readonly request: IncomingMessage;
  readonly target: Target;
  readonly rooms: Rooms;
  readonly dependencies: SyncDependencies;
}

/** The socket of one client, from its arrival to its close: who it is, whether it lives, how fast it may be. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: SyncSocket;
  readonly #rate = new Rate(performance.now());
  readonly #arrival: Promise<void>;
  #phase: Phase = { kind: 'arriving' };
  #alive = true;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.socket;
    this.#socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    this.#socket.on('pong', () => {
      this.#alive = true;
    });
    this.#socket.on('close', () => this.#leave());
    // What an error means shows in the close that follows it.
    this.#socket.on('error', () => {});
    this.#arrival = this.#arrive();
  }

  get updateId(): UpdateId | null {
    return this.#options.target.updateId;
  }

  /** Whether it belongs to the person; one that is still arriving may. */
  mayBelongTo(userId: UserId): boolean {
    return this.#phase.kind === 'open' ? this.#phase.userId === userId : true;
  }

  /** Asks again who this is and what they may: closes, or goes on as it now is. */
  async recheck(): Promise<void> {
    await this.#arrival;
    if (this.#phase.kind !== 'open') return;
    const admission = await this.#admission();
    if (this.#phase.kind !== 'open') return;
    if (admission.kind === 'denied') this.close(admission.close, admission.reason);
    else this.#phase.session.renew(admission);
  }

  /** Keeps the connection alive, or drops it where nothing has come back since the last beat. */
  beat(keepAlive: Uint8Array): void {
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
    this.#send(keepAlive);
  }

  close(code: number, reason: string): void {
    this.#leave();
    closeSocket(this.#socket, code, reason);
  }

  /** Nothing is read from the socket until the document is loaded: what comes waits in the network. */
  async #arrive(): Promise<void> {
    this.#socket.pause();
    const admission = await this.#admission();
    if (admission.kind === 'denied') {
      this.close(admission.close, admission.reason);
      return;
    }
    const room = await this.#openRoom(admission.mayWrite);
    if (room === null) this.close(CLOSE.unknown, 'unknown update');
    else if (room === 'failed') this.close(CLOSE.tryAgain, 'the draft cannot be loaded now');
    else this.#enter(room, admission);
  }

  #enter(room: Room, grant: Extract<Admission, { kind: 'admitted' }>): void {
    const { rooms, dependencies, target } = this.#options;
    if (this.#phase.kind === 'closed') {
      rooms.release(room);
      return;
    }
    const session = new Session({
      room,
      grant,
      acknowledges: target.ack,
      dependencies,
      send: (frame) => this.#send(frame),
      close: (code, reason) => this.close(code, reason),
    });
    this.#phase = { kind: 'open', room, session, userId: grant.staff.userId };
    this.#socket.resume();
  }

  #leave(): void {
    const phase = this.#phase;
    this.#phase = { kind: 'closed' };
    if (phase.kind !== 'open') return;
    phase.session.leave();
    this.#options.rooms.release(phase.room);
  }

  async #admission(): Promise<Admission> {
    const { dependencies, request, target } = this.#options;
    try {
      return await admit(dependencies, request, target);
    } catch (error) {
      dependencies.logger.warn({ err: error }, 'cannot find out who opens a draft');
      return { kind: 'denied', close: CLOSE.tryAgain, reason: 'come back' };
    }
  }

  async #openRoom(mayWrite: boolean): Promise<Room | null | 'failed'> {
    const { dependencies, rooms, target } = this.#options;
    if (target.updateId === null) return null;
    try {
      const room = await rooms.open(target.updateId);
      if (room !== null && mayWrite) await this.#makeReady(room);
      return room;
    } catch (error) {
      dependencies.logger.error({ err: error, updateId: target.updateId }, 'draft was not loaded');
      return 'failed';
    }
  }

  /** A room that cannot be made ready is not held on to. */
  async #makeReady(room: Room): Promise<void> {
    try {
      await room.draft.ready();
    } catch (error) {
      this.#options.rooms.release(room);
      throw error;
    }
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#alive = true;
    if (this.#phase.kind !== 'open') return;
    const frame: Frame = isBinary ? readFrame(data) : { kind: 'malformed' };
    this.#slowDown(frame, this.#phase.room.draft.size);
    this.#phase.session.handle(frame, data);
  }

  /** Too many frames are not refused: they wait in the network until their time. */
  #slowDown({ kind }: Frame, documentSize: number): void {
    const cost = kind === 'syncStep1' ? SYNC_STEP_1_COST + documentSize / BYTES_PER_FRAME : 1;
    const wait = this.#rate.take(cost, performance.now());
    if (wait === 0 || this.#socket.isPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), wait);
  }

  #send(frame: Uint8Array): void {
    if (sendTo(this.#socket, frame) === 'slow') this.close(CLOSE.tryAgain, 'too slow');
  }
}
