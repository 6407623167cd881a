import * as Y from 'yjs';

/**
 * The document of an update. It never writes on its own: Yjs would take away marks that seem to say nothing as soon
 * as others have changed some. Of a text that arrives in pieces that is not so when the rest has come, and whoever
 * only reads may write nothing at all.
 */
export function openDocument(): Y.Doc {
  const document = new Y.Doc();
  document.on('afterTransaction', (transaction) => {
    // Set by Yjs's texts after each transaction of others, and looked at when this has run.
    // oxlint-disable-next-line no-underscore-dangle
    transaction._needFormattingCleanup = false;
  });
  return document;
}
