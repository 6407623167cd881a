import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HIDDEN_LIMITS } from '../../server/sync/room/sweeper.ts';
import { seedDraft } from '../../shared/document/sequence/draft.ts';
import { bodyOf } from '../../shared/document/sequence/form.ts';
import { projectBody } from '../../shared/document/sequence/project.ts';
import { instant, type UpdateId, updateId } from '../../shared/ids.ts';
import { eventually } from '../support/eventually.ts';
import { body, paragraph } from '../support/facts.ts';
import { mapsIn } from '../support/line.ts';
import type { MemoryDraftLog } from '../support/memory-draft-log.ts';
import { createMemoryDraftLog } from '../support/memory-draft-log.ts';
import { sees } from '../support/sync-desk.ts';
import { startSyncServer, type SyncServer } from '../support/sync-server.ts';
import { openWriter, type Writer } from '../support/writer.ts';

const writers: Writer[] = [];
let server: SyncServer | undefined;

afterEach(async () => {
  for (const { provider } of writers.splice(0)) provider.destroy();
  await server?.close();
});

/** A draft of one line and many others. */
function draftOf(log: MemoryDraftLog, lines: number): UpdateId {
  const id = updateId(randomUUID());
  const others = Array.from({ length: lines }, () => paragraph('x'));
  log.create(id, seedDraft(body(paragraph('First.'), ...others), {}).bytes);
  return id;
}

/** All but the first line goes, as the desk's editor does it. */
function removeOthers(document: Y.Doc): void {
  document.transact(() => {
    const lines = projectBody(document).entries.filter((entry) => entry.type === 'line');
    for (const { index, content } of lines.slice(1).toReversed()) {
      bodyOf(document).delete(index, content.length);
    }
    for (const end of mapsIn(bodyOf(document)).slice(1)) end.delete('live');
  });
}

async function open(running: SyncServer, id: UpdateId, name: string): Promise<Writer> {
  const writer = openWriter(running.address, id, name);
  writers.push(writer);
  await writer.synced();
  return writer;
}

async function stored(log: MemoryDraftLog, id: UpdateId): Promise<Y.Doc> {
  const document = new Y.Doc();
  for (const part of (await log.load(id))?.parts ?? []) Y.applyUpdate(document, part);
  return document;
}

const hiddenIn = (document: Y.Doc): number => projectBody(document).hidden.length;

async function begin(lines: number) {
  const log = createMemoryDraftLog();
  const id = draftOf(log, lines);
  const running = await startSyncServer(log, { timing: { grace: 1 } });
  server = running;
  const empty = () => eventually(() => running.rooms() === 0, 'the room has left memory');
  return { log, id, running, empty };
}

describe('[L14] hidden lines do not pile up', () => {
  it('where many are left behind, and words that come later still show', async () => {
    const { log, id, running, empty } = await begin(HIDDEN_LIMITS.whenEmpty + 1);
    const late = await open(running, id, 'Late');
    const offline = new Y.Doc();
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(late.document));
    const before = Y.encodeStateVector(offline);
    bodyOf(offline).insert('First.'.length + 2, ' and more');
    const anna = await open(running, id, 'Anna');
    removeOthers(anna.document);
    await anna.saved();
    expect(hiddenIn(await stored(log, id))).toBe(HIDDEN_LIMITS.whenEmpty + 1);
    for (const { provider } of [anna, late]) provider.destroy();
    await empty();
    expect(hiddenIn(await stored(log, id))).toBe(1);
    expect(running.versions.length).toBeGreaterThan(0);
    expect(running.versions.flatMap(({ by }) => by)).not.toContain('server');

    const back = await open(running, id, 'Late');
    const ben = await open(running, id, 'Ben');
    Y.applyUpdate(back.document, Y.encodeStateAsUpdate(offline, before));
    await sees(ben, ' and more');
  });

  it('where few are left behind, not before nobody has written for days', async () => {
    const { log, id, running, empty } = await begin(20);
    const anna = await open(running, id, 'Anna');
    removeOthers(anna.document);
    await anna.saved();
    anna.provider.destroy();
    await empty();
    expect(hiddenIn(await stored(log, id))).toBe(20);

    log.editedAt(id, instant(new Date(Date.now() - HIDDEN_LIMITS.quiet - 1000)));
    const ben = await open(running, id, 'Ben');
    await eventually(() => hiddenIn(ben.document) === 1, 'it is swept');
    expect(hiddenIn(await stored(log, id))).toBe(1);
  });
});
