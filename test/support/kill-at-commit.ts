import { isMainThread, Worker } from 'node:worker_threads';

// Loaded into a command by `node --import`: ends the process at one commit, before SQLite is told of it or once it
// has answered. `KILL_AT` is such as `3 before`.

const [number = '', when = ''] = (process.env['KILL_AT'] ?? '').split(' ');
let commits = 0;

const die = () => process.kill(process.pid, 'SIGKILL');

function isCommit(message: unknown): boolean {
  // What sqlite/thread.ts sends.
  const { command } = message as { readonly command?: { readonly kind: string } };
  return command?.kind === 'commit';
}

if (isMainThread && when !== '') {
  // oxlint-disable-next-line typescript/unbound-method -- called below with the worker as its `this`
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function postMessage(message: unknown, transfer) {
    if (!isCommit(message)) return post.call(this, message, transfer);
    commits += 1;
    const isMeant = commits === Number(number);
    if (isMeant && when === 'before') die();
    if (isMeant) this.prependOnceListener('message', die);
    post.call(this, message, transfer);
  };
}
