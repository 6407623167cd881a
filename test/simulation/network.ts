import { EventEmitter } from 'node:events';

type Event =
  | { readonly kind: 'open' }
  | { readonly kind: 'frame'; readonly bytes: Uint8Array }
  | { readonly kind: 'close'; readonly code: number };

const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
const LOST = 1006;

/** A browser's WebSocket, as far as y-websocket uses one. */
class ClientEnd {
  readonly OPEN = OPEN;
  readyState = CONNECTING;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: Uint8Array }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #link: Link;

  constructor(link: Link) {
    this.#link = link;
  }

  send(bytes: Uint8Array): void {
    if (this.readyState === OPEN) this.#link.up.push({ kind: 'frame', bytes });
  }

  close(): void {
    if (this.readyState !== CLOSED) this.#link.up.push({ kind: 'close', code: 1000 });
    this.readyState = CLOSED;
  }

  /** Whether somebody still takes what arrives. */
  get isHeard(): boolean {
    return this.readyState === OPEN && this.onmessage !== null;
  }

  take(event: Event): void {
    if (this.readyState === CLOSED) return;
    if (event.kind === 'frame') return this.onmessage?.({ data: event.bytes });
    this.readyState = event.kind === 'open' ? OPEN : CLOSED;
    if (event.kind === 'open') this.onopen?.();
    else this.onclose?.({ code: event.code, reason: '' });
  }
}

/** A socket of the sync room, as far as the sync room uses one. */
class ServerEnd extends EventEmitter {
  readyState = OPEN;
  bufferedAmount = 0;
  isPaused = false;
  readonly #link: Link;

  constructor(link: Link) {
    super();
    this.#link = link;
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  ping(): void {
    this.emit('pong');
  }

  sendFrame(bytes: Uint8Array): void {
    if (this.readyState !== OPEN) return;
    this.#link.onServerFrame(bytes);
    this.#link.down.push({ kind: 'frame', bytes });
  }

  close(code: number): void {
    if (this.readyState === OPEN) this.#link.down.push({ kind: 'close', code });
    this.readyState = CLOSED;
  }

  terminate(): void {
    this.close(LOST);
  }

  take(event: Event): void {
    if (event.kind === 'frame') this.emit('message', Buffer.from(event.bytes), true);
    else this.readyState = CLOSED;
    if (event.kind === 'close') this.emit('close');
  }
}

/** One connection; the simulation decides what arrives, and when, and whether at all. */
export class Link {
  readonly client = new ClientEnd(this);
  readonly server = new ServerEnd(this);
  readonly onServerFrame: (bytes: Uint8Array) => void;
  up: Event[] = [{ kind: 'open' }];
  down: Event[] = [];
  /** Nothing arrives in either direction, and nobody is told. */
  parted = false;
  #serverIsGone = false;

  constructor(onServerFrame: (bytes: Uint8Array) => void) {
    this.onServerFrame = onServerFrame;
  }

  get canGoUp(): boolean {
    return this.up.length > 0 && !this.parted && !this.server.isPaused;
  }

  get canGoDown(): boolean {
    return this.down.length > 0 && !this.parted;
  }

  /** The next event arrives at the server; `accept` is asked to take up a new connection. */
  goUp(accept: (link: Link) => boolean): void {
    const event = this.up.shift();
    if (event === undefined || this.#serverIsGone) return;
    if (event.kind !== 'open') this.server.take(event);
    else this.down.push(accept(this) ? event : { kind: 'close', code: LOST });
  }

  goDown(): void {
    const event = this.down.shift();
    if (event !== undefined) this.client.take(event);
  }

  /** What is under way is lost; each side hears of it in its own time. */
  cut(): void {
    this.up = [{ kind: 'close', code: LOST }];
    this.down = [{ kind: 'close', code: LOST }];
  }

  /** The server's process is dead: what it has sent may still arrive. */
  loseServer(): void {
    this.#serverIsGone = true;
    this.server.readyState = CLOSED;
    this.server.removeAllListeners();
    this.up = [];
    this.down.push({ kind: 'close', code: LOST });
  }

  get isOver(): boolean {
    return this.up.length === 0 && this.down.length === 0 && this.client.readyState === CLOSED;
  }
}
