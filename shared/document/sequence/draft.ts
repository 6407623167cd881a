import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import type { ContentNode } from '../../domain/content.ts';
import type { Draft, DraftMeta } from '../../domain/update.ts';
import { contentHash } from '../../ids.ts';
import { canonicalJson } from '../schema/canonical.ts';
import { documentSchema } from '../schema/registry.ts';
import type { CanonicalBlock } from './canonical-blocks.ts';
import { canonicalBlock } from './canonical-blocks.ts';
import { flattenAll } from './flatten.ts';
import { bodyOf, metaOf } from './form.ts';
import { insertAll } from './insert.ts';
import { draftMetaSchema } from './meta.ts';
import { projectBody } from './project.ts';
import type { Projection } from './projection.ts';
import { documentOf } from './projection.ts';
import { exceededLimit, type Limit, sizeOf } from './size.ts';
import { wholeUnitsOf } from './units.ts';

/** What a body says; one in which nothing shows has no blocks. */
export function contentOf(body: Projection): ContentNode {
  if (body.segments.length === 0) return { type: 'doc' };
  return documentOf(body).toJSON() as ContentNode;
}

/** A body in which nothing shows. */
const EMPTY: CanonicalBlock = { content: { type: 'doc' }, json: '{"type":"doc"}' };

/**
 * What a draft would publish. The hash is SHA-256 over the canonical JSON (keys sorted) of the normalised
 * body and the meta fields except `key`, so that every replica computes the same one. `body`: what the body
 * shows, where that is known already.
 */
export function readDraft(document: Y.Doc, body = projectBody(document)): Draft {
  const { content, json } = body.segments.length === 0 ? EMPTY : canonicalBlock(documentOf(body));
  const meta = draftMetaSchema.parse(metaOf(document).toJSON());
  const { key: _key, ...hashed } = meta;
  // As canonical JSON of both together would be.
  const bytes = utf8ToBytes(`{"content":${json},"meta":${canonicalJson(hashed)}}`);
  return { content, meta, hash: contentHash(bytesToHex(sha256(bytes))) };
}

/** The first bytes of a new document, what they read as, and the client id under which they were written. */
export interface DraftSeed {
  readonly bytes: Uint8Array;
  readonly draft: Draft;
  readonly clientId: number;
  /** The limit that it exceeds, or null. */
  readonly exceeded: Limit | null;
}

/** A new document ([W9]); `content` must already be valid for the schema, or empty. */
export function seedDraft(content: ContentNode, meta: Partial<DraftMeta>): DraftSeed {
  const document = new Y.Doc();
  document.transact(() => {
    if ((content.content ?? []).length > 0) {
      const node = Node.fromJSON(documentSchema, content);
      insertAll(bodyOf(document), wholeUnitsOf(flattenAll(node, 0)));
    }
    for (const [name, value] of Object.entries(meta)) metaOf(document).set(name, value);
  });
  return {
    bytes: Y.encodeStateAsUpdate(document),
    draft: readDraft(document),
    clientId: document.clientID,
    exceeded: exceededLimit(sizeOf(document)),
  };
}

/** What a draft reads as whose stored parts are given, in their order. */
export function readParts(parts: readonly Uint8Array[]): Draft {
  const document = new Y.Doc();
  document.transact(() => {
    for (const part of parts) Y.applyUpdate(document, part);
  });
  return readDraft(document);
}
