import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isMainThread, Worker } from 'node:worker_threads';
import pg from 'pg';

// Loaded into a server by `node --import`: a request that carries `x-kill-at` ends the process at one step
// of its work. A step is one statement of its transaction, or the answer to the request: what is read before it
// depends on what is still in memory, and what goes over other connections on what else the server does.

/**
 * `list` prints the steps. `3 before` ends the process in place of step 3, `3 during 300` so many
 * microseconds after it began, `3 after` when the database has answered and nobody has heard it yet.
 */
interface Order {
  readonly step: number;
  readonly when: string;
  readonly microseconds: number;
}

let order: Order | null = null;
let steps = 0;
/** The connection that the transaction goes over, between its begin and its commit. */
let connection: unknown = null;

const die = () => process.kill(process.pid, 'SIGKILL');

function dieIn(microseconds: number): void {
  const end = performance.now() + microseconds / 1000;
  // Waits without giving the thread away, as nothing may happen here meanwhile.
  while (performance.now() < end);
  die();
}

/** Such as `insert outbox` or `commit`. */
function nameOf(message: unknown): string {
  // What sqlite/thread.ts sends.
  const { command } = message as { command: { kind: string; sql?: string } };
  return command.sql === undefined ? command.kind : nameOfStatement(command.sql);
}

function nameOfStatement(sql: string): string {
  const [verb = '', ...words] = sql.replaceAll('"', '').split(/\s+/);
  const table = words[Math.max(words.indexOf('from'), words.indexOf('into')) + 1] ?? '';
  return `${verb} ${table}`.trim();
}

/** Whether this is a step of the command. */
function isStep(name: string, over: unknown): boolean {
  if (order === null) return false;
  if (name === 'answer') return true;
  if (steps === 0 && name === 'begin') connection = over;
  if (over !== connection) return false;
  if (name === 'commit') connection = null;
  return true;
}

/** Runs `act` as the next step; answers whether to die when it has been answered. */
function take(name: string, over: unknown, act: () => void): boolean {
  if (order === null || !isStep(name, over)) {
    act();
    return false;
  }
  steps += 1;
  const { when, microseconds } = order;
  const isMeant = order.step === steps;
  if (when === 'list') process.stdout.write(`step ${steps}: ${name}\n`);
  if (isMeant && when === 'before') die();
  act();
  if (isMeant && when === 'during') dieIn(microseconds);
  return isMeant && when === 'after';
}

function arm(response: ServerResponse, text: string): void {
  const [step = '', when = '', microseconds = '0'] = text.split(' ');
  order = { step: Number(step), when: when || text, microseconds: Number(microseconds) };
  steps = 0;
  connection = null;
  const end = response.end.bind(response) as (...data: unknown[]) => ServerResponse;
  response.end = (...data: unknown[]) => {
    take('answer', response, () => end(...data));
    if (order?.when === 'list') order = null;
    return response;
  };
}

if (isMainThread) {
  diagnostics.subscribe('http.server.request.start', (message) => {
    // As Node documents this channel.
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const text = request.headers['x-kill-at'];
    if (typeof text === 'string') arm(response, text);
  });

  // oxlint-disable-next-line typescript/unbound-method -- called below with the worker as its `this`
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postMessage(message: unknown, transfer) {
    const last = take(nameOf(message), this, () => post.call(this, message, transfer));
    if (last) this.prependOnceListener('message', die);
  };
  // oxlint-disable-next-line typescript/unbound-method -- called below with the client as its `this`
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  function ask(this: pg.Client, ...given: unknown[]) {
    let answer: unknown = null;
    const last = take(nameOfStatement(String(given[0])), this, () => {
      answer = query.apply(this, given);
    });
    return last ? Promise.resolve(answer).finally(die) : answer;
  }
  // Takes and answers what it stands for does.
  pg.Client.prototype.query = ask as typeof pg.Client.prototype.query;
}
