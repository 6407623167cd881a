import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { documentSchema } from '../../../shared/document/schema/registry.ts';
import { SCHEMA_VERSION } from '../../../shared/document/schema/version.ts';
import * as limits from '../../../shared/limits.ts';
import * as api from '../../../shared/protocol/api.ts';
import { deskClientSchemas } from '../../../shared/protocol/desk.ts';
import { followSchema } from '../../../shared/protocol/reader.ts';
import * as sync from '../../../shared/protocol/sync.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

const hash = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

const jsonSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** Where this fails, the wire has changed: move the version, tell its history, and note the new hash here. */
it('the wire stays as its version says', () => {
  const schemas = Object.entries({ ...api, ...deskClientSchemas, followSchema }).flatMap(
    ([name, value]) => (value instanceof z.ZodType ? [[name, jsonSchema(value)]] : []),
  );
  const wire = hash([schemas, sync, limits, SCHEMA_VERSION]);
  expect({ version: PROTOCOL_VERSION, wire }).toMatchInlineSnapshot(`
    {
      "version": 2,
      "wire": "2b028e41dcd210fb",
    }
  `);
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
