import { parseArgs } from 'node:util';
import { runDemo } from './demo.ts';

const { values } = parseArgs({
  options: {
    speed: { type: 'string', default: '1' },
    exit: { type: 'boolean', default: false },
  },
});
await runDemo(values);
