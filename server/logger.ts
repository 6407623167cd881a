import { pino } from 'pino';
import type { Logger } from 'pino';

/** Structured logs, a JSON object a line, on standard output. Credentials never reach them. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.token', '*.cookie', '*.authorization'],
  });
}
