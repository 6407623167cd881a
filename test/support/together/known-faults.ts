/** Changes of which some cells fail, with what is wrong: nothing is lost in them, and they are to be mended. */
export const KNOWN_FAULTS: ReadonlyMap<string, string> = new Map([
  ['quote in an empty paragraph', 'who types in the paragraph meanwhile writes above the quote'],
  ['set content', 'after its undo, words of a waiting colleague stand in the line behind'],
  [
    'restore with other words in the line',
    'a colleague’s bold reaches over words that were brought back',
  ],
  ['remove the speaker', 'who waits in the field writes a field of words instead'],
  ['remove the destination', 'who waits in the field writes a place name instead'],
  [
    'merge into the cell before',
    'what a colleague does to the merged cell stays in a cell of its own',
  ],
]);
