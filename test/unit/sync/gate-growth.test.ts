import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DurableDocument } from '../../../server/sync/durable-document.ts';
import { readFrame } from '../../../server/sync/frames.ts';
import { Shadow } from '../../../server/sync/gate/shadow.ts';
import { bodyOf } from '../../../shared/document/sequence/form.ts';
import { userId } from '../../../shared/ids.ts';
import { syncFrame } from '../../support/raw-socket.ts';
import { addParagraph, changeOn, rawUpdate, writeVarUints } from '../../support/yjs-bytes.ts';

const ANNAS_CLIENT = 1;

let durable: Y.Doc;
let shadow: Shadow;

beforeEach(() => {
  durable = new Y.Doc();
  durable.clientID = ANNAS_CLIENT;
  addParagraph(durable, 'They met in Anchorage. '.repeat(2000));
  shadow = new Shadow(durable, new Map([[ANNAS_CLIENT, userId('anna')]]), 0);
});

function answerTo(bytes: Uint8Array): string {
  const verdict = shadow.judge(bytes, userId('ben'));
  return verdict.kind === 'refused' ? verdict.code : verdict.kind;
}

/** Each second letter of the text goes. */
const holes = (count: number): Uint8Array =>
  rawUpdate((encoder) => {
    writeVarUints(encoder, 0, 1, ANNAS_CLIENT, count);
    for (let hole = 0; hole < count; hole += 1) writeVarUints(encoder, 4 + 2 * hole, 1);
  });

/** Someone adds dividers to all that came before, if they may. */
function divide(count: number): string {
  const bytes = changeOn(durable, (document) => {
    const made = Array.from({ length: count }, () => new Y.XmlElement('horizontalRule'));
    bodyOf(document).push(made);
  });
  const answer = answerTo(bytes);
  if (answer === 'sound') Y.applyUpdate(durable, bytes);
  return answer;
}

describe('what makes a document slow', () => {
  it('[S1] is refused where one frame splits the text too often, unless it is known', () => {
    expect(answerTo(holes(10_001))).toBe('malformed');
    expect(answerTo(holes(10_000))).toBe('sound');
    expect(answerTo(holes(10_001))).toBe('sound');
  });

  it('[S1] is refused where it lies in too many pieces; what makes them fewer passes', () => {
    const answers = Array.from({ length: 4 }, () => divide(9000));
    expect(answers).toEqual(['sound', 'sound', 'sound', 'document_too_large']);
    expect(divide(2000)).toBe('sound');
    expect(answerTo(holes(1000))).toBe('document_too_large');
    expect(answerTo(changeOn(durable, (document) => bodyOf(document).delete(0, 1)))).toBe('sound');
  });

  it('[S1] is refused where more clients have written than can be named at once', () => {
    const owners = new Map(Array.from({ length: 4999 }, (_, index) => [index + 1, userId('anna')]));
    shadow = new Shadow(durable, owners, 0);
    const words = (client: number) => changeOn(durable, (d) => addParagraph(d, 'And on.'), client);
    expect(answerTo(words(6000))).toBe('sound');
    expect(answerTo(words(6001))).toBe('document_too_large');
    expect(answerTo(holes(1))).toBe('sound');
  });
});

describe('the answer to SyncStep1', () => {
  const everything = Uint8Array.of(0);

  it('[S1] is encoded once for all who have nothing, and anew when the document has grown', () => {
    const document = new DurableDocument({ parts: [Y.encodeStateAsUpdate(durable)], seq: 1 });
    const first = document.syncStep2(everything);
    expect(document.syncStep2(everything)).toBe(first);
    document.grow([changeOn(durable, (copy) => addParagraph(copy, 'And on.'))], 2);
    const second = document.syncStep2(everything);
    expect(second.length).toBeGreaterThan(first.length);
    expect(document.syncStep2(Y.encodeStateVector(durable)).length).toBeLessThan(100);
  });

  it('[S1] is not given to a list of more clients than a document knows', () => {
    const vector = (clients: number) =>
      rawUpdate((encoder) => {
        writeVarUints(encoder, clients);
        for (let client = 0; client < clients; client += 1) {
          writeVarUints(encoder, 2 ** 31 + client, 2 ** 20);
        }
      });
    expect(readFrame(syncFrame(0, vector(5000))).kind).toBe('syncStep1');
    expect(readFrame(syncFrame(0, vector(10_000))).kind).toBe('malformed');
  });
});

describe('a document as large as one may become, in as many pieces', () => {
  const STALL = 100;

  /** In processor time: this thread shares its processor with others. */
  function shortest(work: () => void): number {
    const times = Array.from({ length: 7 }, () => {
      const from = process.threadCpuUsage();
      work();
      const { user, system } = process.threadCpuUsage(from);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  }

  const crowd = (): Y.Doc => {
    const document = new Y.Doc();
    document.transact(() => {
      for (let count = 0; count < 9900; count += 1) {
        addParagraph(document, 'They met in Anchorage. '.repeat(21));
      }
    });
    return document;
  };

  it(
    '[S1] stalls nobody: not where it is asked for, not after a refusal',
    { timeout: 30_000 },
    () => {
      const large = crowd();
      const held = new DurableDocument({ parts: [Y.encodeStateAsUpdate(large)], seq: 1 });
      const poison = changeOn(large, (d) => bodyOf(d).push([new Y.XmlElement('script')]));
      const honest = changeOn(large, (d) => addParagraph(d, 'And on.'));
      // One that nobody keeps an answer for, as it names a client that there is not.
      const vector = Uint8Array.of(1, 5, 1);
      expect(shortest(() => void held.syncStep2(vector))).toBeLessThan(STALL);
      shadow = new Shadow(held.document, new Map(), 0);
      const afterRefusal = shortest(() => {
        expect(answerTo(poison)).toBe('schema');
      });
      expect(afterRefusal).toBeLessThan(STALL);
      expect(answerTo(honest)).toBe('sound');
    },
  );
});
