import { commandContract } from './command-contract.ts';
import { damageContract } from './damage-contract.ts';
import { draftContract } from './draft-contract.ts';
import { olderContract } from './older-contract.ts';
import type { Subject } from './subject.ts';
import { tableContract } from './table-contract.ts';
import { versionContract } from './version-contract.ts';

/** What every store keeps, whichever database it stands on; call it inside a `describe`. */
export function storeContract(subject: Subject): void {
  tableContract(subject);
  draftContract(subject);
  commandContract(subject);
  damageContract(subject);
  versionContract(subject);
  olderContract(subject);
}
