// `npm start`, `npm run demo`, `npm run dateline`, `npm run build`: from a fresh clone to a running program.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureClientBuilt, isPrebuilt } from './client-build.mjs';
import { ensureInstalled } from './install.mjs';
import { nodeForTypeScript, requireNode, root, Stop } from './project.mjs';
import { handOver, runMain } from './run.mjs';

await runMain(async () => {
  const [command = 'serve', ...args] = process.argv.slice(2);
  requireNode();
  if (!isPrebuilt()) await ensureInstalled();
  switch (command) {
    case 'serve':
      return startWithClient('server/main.ts', args);
    case 'cli':
      // Of all commands only the demo serves the client.
      return args[0] === 'demo'
        ? startWithClient('server/cli/main.ts', args)
        : start('server/cli/main.ts', args);
    case 'build':
      console.log((await ensureClientBuilt()) || 'The client is built from its current sources.');
      return 0;
    default:
      throw new Stop(`There is no "${command}" to start: serve, cli or build.`);
  }
});

/**
 * @param {string} program
 * @param {string[]} args
 */
async function startWithClient(program, args) {
  if (!isPrebuilt()) await ensureClientBuilt();
  return start(program, args);
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function start(program, args) {
  const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : [];
  return handOver(nodeForTypeScript(), [...settings, program, ...args]);
}
