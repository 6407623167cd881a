import { vi } from 'vitest';
import * as Y from 'yjs';
import { replaceBody } from '../../shared/document/sequence/replace-body.ts';
import { EVERY_BLOCK } from '../support/every-block.ts';
import { createRandom, type Random } from '../support/random.ts';
import { Disk } from './disk.ts';
import { Ledger, countLetters } from './letters.ts';
import type { LetterFaults } from './letters.ts';
import type { Link } from './network.ts';
import { brokenPromise, replicaAt, replicaOn, type Replica } from './oracle.ts';
import { pageOf } from './page.ts';
import { Peer } from './peer.ts';
import { Server } from './server.ts';
import type { Act, Weights } from './weights.ts';

/** Fewer and it has come to rest in all runs so far; more is a livelock. */
const ROUNDS_TO_REST = 400;

// Taken before the clock is replaced: lets every promise that can go on do so.
const { setImmediate } = globalThis;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const LINES = ['First.', 'Second.', 'Third.'].map((text) => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
}));

/** Every third draft begins with every block, others with some lines. */
function beginningOf(seed: number): Uint8Array {
  const begins = seed % 3 === 0 ? EVERY_BLOCK : { type: 'doc', content: LINES };
  // By its own chance it would write under another client id each time.
  const document = new Y.Doc();
  document.clientID = seed;
  replaceBody(document, begins);
  return Y.encodeStateAsUpdate(document);
}

/** Something is always under way, though nothing happens any more. */
export class DoesNotRest extends Error {}

/** What a run ends in. */
export interface Outcome {
  readonly replicas: readonly Replica[];
  readonly stored: Replica;
  /** Updates that the binding wrote on a device that kept them, and that the disk does not hold. */
  readonly lost: number;
  /** Reasons of refusals, except a full disk. */
  readonly refused: readonly string[];
  readonly written: number;
  /** How often somebody came. */
  readonly visits: number;
  readonly letters: LetterFaults;
  readonly typed: number;
}

interface Person {
  readonly name: string;
  /** What their device has kept; absent where they come with another. */
  readonly copy?: Uint8Array;
}

/** A full disk is no refusal: what could not be written is sent again. */
const refusalsOf = ({ denied }: Peer) => denied.filter((why) => !why.startsWith('storage'));

/** People, a server and a disk, where one seed decides what happens next. */
export class World {
  readonly #random: Random;
  readonly #ledger = new Ledger();
  readonly #disk: Disk;
  readonly #peers: Peer[] = [];
  readonly #away: Person[] = [];
  readonly #links = new Map<Link, Peer>();
  readonly #refused: string[] = [];
  /** What each person's device has kept of earlier visits. */
  readonly #kept = new Map<string, readonly Uint8Array[]>();
  readonly #dice: readonly Act[];
  #server: Server | null = null;
  #visits = 0;
  #broken: string | null = null;

  constructor(seed: number, people: number, weights: Weights) {
    this.#random = createRandom(seed);
    this.#disk = new Disk(beginningOf(seed));
    // The keys of a record of acts are acts.
    const acts = Object.keys(weights) as Act[];
    this.#dice = acts.flatMap((act) => Array.from({ length: weights[act] }, () => act));
    this.#startServer();
    for (let number = 0; number < people; number += 1) this.#join({ name: `person${number}` });
  }

  /** Something happens. */
  async step(): Promise<void> {
    this.#happen();
    await this.#settle();
  }

  /** All faults end; resolves when nothing is under way any more. */
  async rest(): Promise<Outcome> {
    this.#startServer();
    for (const person of this.#away.splice(0)) this.#join(person);
    for (let round = 0; !this.#isAtRest(); round += 1) {
      if (round > ROUNDS_TO_REST) throw new DoesNotRest(`after ${round} rounds`);
      for (const link of this.#links.keys()) link.parted = false;
      while (this.#deliver()) await this.#settle();
      this.#disk.answer();
      await this.#settle();
      vi.advanceTimersByTime(50);
    }
    const written = [...this.#kept.values(), ...this.#peers.map((peer) => peer.written)].flat();
    return {
      replicas: this.#peers.map(replicaAt),
      stored: replicaOn(this.#disk),
      lost: written.filter((update) => !this.#disk.holds(update)).length,
      refused: [...this.#refused, ...this.#peers.flatMap(refusalsOf)],
      written: written.length,
      visits: this.#visits,
      letters: this.#ledger.judge(countLetters(pageOf(this.#disk.read())), (update) =>
        this.#disk.holds(update),
      ),
      typed: this.#ledger.typed,
    };
  }

  close(): void {
    for (const peer of this.#peers) peer.close();
    this.#server?.crash();
  }

  /** The server sends in its own time: what it broke shows here. */
  async #settle(): Promise<void> {
    await settle();
    if (this.#broken !== null) throw new Error(this.#broken);
  }

  #happen(): void {
    const acts: Readonly<Record<Act, () => unknown>> = {
      edit: () => this.#pickPeer()?.edit(),
      deliver: () => this.#deliver(),
      write: () => this.#disk.answerWrites(),
      read: () => this.#disk.answerReads(),
      fail: () => this.#disk.fail(),
      wait: () => vi.advanceTimersByTime(this.#random.below(60)),
      cut: () => this.#pickLink()?.cut(),
      part: () => this.#toggleParting(),
      turnPeer: () => this.#turnPeer(),
      turnServer: () => this.#turnServer(),
    };
    acts[this.#random.pick(this.#dice)]();
  }

  #pickPeer(): Peer | null {
    return this.#peers.length === 0 ? null : this.#random.pick(this.#peers);
  }

  #pickLink(): Link | null {
    const links = [...this.#links.keys()];
    return links.length === 0 ? null : this.#random.pick(links);
  }

  #toggleParting(): void {
    const link = this.#pickLink();
    if (link !== null) link.parted = !link.parted;
  }

  /** Answers false where nothing can arrive. */
  #deliver(): boolean {
    for (const link of this.#links.keys()) if (link.isOver) this.#links.delete(link);
    const links = [...this.#links.keys()].filter((link) => link.canGoUp || link.canGoDown);
    if (links.length === 0) return false;
    const link = this.#random.pick(links);
    const peer = this.#links.get(link);
    const up = link.canGoUp && (!link.canGoDown || this.#random.chance(0.5));
    if (up) link.goUp((from) => this.#accept(from));
    else peer?.receive(link);
    return true;
  }

  #accept(link: Link): boolean {
    const peer = this.#links.get(link);
    if (this.#server === null || peer === undefined) return false;
    this.#server.accept(link, peer.name);
    return true;
  }

  #startServer(): void {
    this.#server ??= new Server(this.#disk, (reason) => this.#refused.push(reason));
  }

  #turnServer(): void {
    if (this.#server === null) return this.#startServer();
    this.#server.crash();
    this.#disk.crash(this.#random.chance(0.5));
    this.#server = null;
  }

  #join({ name, copy }: Person): void {
    this.#visits += 1;
    const peer = new Peer({
      name,
      visit: `${name}-${this.#visits}`,
      ledger: this.#ledger,
      random: this.#random,
      onLink: (link, owner) => this.#links.set(link, owner),
      onServerFrame: (bytes, to) => {
        this.#broken ??= brokenPromise(bytes, to, this.#disk);
      },
      ...(copy === undefined ? {} : { copy }),
    });
    this.#peers.push(peer);
  }

  #turnPeer(): void {
    const back = this.#random.chance(0.5) || this.#peers.length === 0 ? this.#away.shift() : null;
    if (back) this.#join(back);
    else this.#leave(this.#random.pick(this.#peers));
  }

  /** A browser closes or dies; its device is there next time, or another that knows nothing. */
  #leave(peer: Peer): void {
    this.#peers.splice(this.#peers.indexOf(peer), 1);
    const { name, written } = peer;
    const copy = peer.close();
    this.#refused.push(...refusalsOf(peer));
    if (this.#random.chance(0.3)) {
      this.#kept.delete(name);
      this.#away.push({ name });
      return;
    }
    this.#kept.set(name, [...(this.#kept.get(name) ?? []), ...written]);
    this.#away.push({ name, copy });
  }

  #isAtRest(): boolean {
    const quiet = [...this.#links.keys()].every((link) => !link.canGoUp && !link.canGoDown);
    return quiet && !this.#disk.isBusy && this.#peers.every(({ isSynced }) => isSynced);
  }
}
