import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { messageAuth, messageAwareness, messageQueryAwareness, messageSync } from 'y-websocket';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import * as limits from '../../../shared/limits.ts';
import {
  FRAME_AWARENESS,
  FRAME_DENIED,
  FRAME_QUERY_AWARENESS,
  FRAME_SYNC,
} from '../../../shared/protocol/sync.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { apiRoutes, frames, protocolSchemas } from '../../support/wire.ts';

const hash = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/**
 * Where this fails, the wire has changed: move the version, tell its history, and note the new hash here. Only
 * where nothing that travels has changed, such as with a schema that says more exactly what was sent before, the
 * version stays.
 */
it('the wire stays as its version says', () => {
  expect({
    version: PROTOCOL_VERSION,
    schemas: hash(protocolSchemas()),
    api: hash(apiRoutes()),
    frames: hash(frames()),
    limits: hash([limits, SCHEMA_VERSION]),
  }).toMatchInlineSnapshot(`
    {
      "api": "c46536b44e1ff80a",
      "frames": "5784f6d92e70dded",
      "limits": "20d0fb5495d1bcd5",
      "schemas": "45b86bec16f1e07f",
      "version": 2,
    }
  `);
});

it('[W3] frames have the numbers of y-websocket', () => {
  const ours = [FRAME_SYNC, FRAME_AWARENESS, FRAME_DENIED, FRAME_QUERY_AWARENESS];
  expect(ours).toEqual([messageSync, messageAwareness, messageAuth, messageQueryAwareness]);
});

it('the document schema stays as its version says', () => {
  const nodes = Object.entries(documentSchema.nodes).map(([name, type]) => [
    name,
    type.spec.content ?? '',
    type.spec.marks ?? '',
    type.spec.group ?? '',
    Object.keys(type.spec.attrs ?? {}),
  ]);
  const shape = hash([nodes, Object.keys(documentSchema.marks)]);
  expect({ version: SCHEMA_VERSION, shape }).toMatchInlineSnapshot(`
    {
      "shape": "a8f6ca30af1698a1",
      "version": 2,
    }
  `);
});
