import { startApp } from './app.ts';
import { readConfig } from './config.ts';
import { createLogger } from './logger.ts';

const config = readConfig(process.env);
if (!config.ok) {
  process.stderr.write(`Dateline cannot start:\n${config.refusal.map((p) => `  ${p}\n`).join('')}`);
  process.exit(2);
}

const logger = createLogger(config.value.logLevel);
for (const name of config.value.unused) {
  logger.warn({ variable: name }, 'this variable is set, and this version does not use it');
}

const app = await startApp(config.value, logger).catch((error: unknown) => {
  logger.fatal({ err: error }, 'cannot start');
  process.stderr.write(`Dateline cannot start: ${error instanceof Error ? error.message : ''}\n`);
  process.exit(1);
});

const firstRun =
  app.setUpLink === null
    ? ''
    : `\n  First run: make the first admin account here (the link works once):\n  ${app.setUpLink}\n`;
process.stdout.write(`\n  Readers  ${app.origin}/\n  Desk     ${app.origin}/desk\n${firstRun}\n`);

const ECHO = 1_000;
let stoppingSince: number | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stoppingSince !== null) {
      // The terminal, npm and a service manager each pass a signal on; a later one is impatience.
      if (Date.now() - stoppingSince > ECHO) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    logger.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  });
}
