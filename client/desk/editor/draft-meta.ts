import type * as Y from 'yjs';
import { draftMetaSchema } from '../../../shared/document/sequence/meta.ts';
import { metaOf } from '../../../shared/document/sequence/form.ts';
import type { DraftMeta } from '../../../shared/domain/update.ts';

/** `key` has a command of its own. */
type Written = Omit<DraftMeta, 'key'>;

/** The meta fields as they are and become; one that another version wrote badly reads as its default. */
export function draftMetaStore(document: Y.Doc): {
  readonly get: () => DraftMeta;
  readonly set: <Name extends keyof Written>(name: Name, value: Written[Name]) => void;
  readonly subscribe: (listener: () => void) => () => void;
} {
  const map = metaOf(document);
  const read = (): DraftMeta => draftMetaSchema.parse(map.toJSON());
  let current = read();
  map.observe(() => {
    current = read();
  });
  return {
    get: () => current,
    set: (name, value) => {
      if (JSON.stringify(current[name]) !== JSON.stringify(value)) map.set(name, value);
    },
    subscribe: (listener) => {
      map.observe(listener);
      return () => map.unobserve(listener);
    },
  };
}
