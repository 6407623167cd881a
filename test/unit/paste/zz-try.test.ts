// @vitest-environment jsdom
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { cleaned, pasted } from '../../support/pasted.ts';
it('tries', () => {
  let out = '';
  for (const name of readdirSync('/tmp/fixtures')) {
    const html = readFileSync(`/tmp/fixtures/${name}`, 'utf8');
    let result = '';
    try { result = pasted(html) + '\n  LOST: ' + cleaned(html).losses.sentence(); } catch (error) { result = 'THROWS ' + String(error); }
    out += `\n===== ${name}\n${result}\n`;
  }
  writeFileSync('/tmp/out.txt', out);
}, 60000);
