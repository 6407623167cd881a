// What people may grow, and how far: of documents, frames and sockets. Imports nothing, so that every room may
// ask. Beyond a limit a change is refused whole, and nothing is changed.

/** Of one update's document ([W4]). */
export const DOCUMENT_LIMITS = {
  /** Bytes as Yjs encodes it: what whoever opens it downloads first. */
  bytes: 5 * 1024 * 1024,
  /**
   * Pieces in which it lies in memory (structs of Yjs): what it costs to load. 30,000 lines that were written
   * honestly lie in 110,000.
   */
  structs: 200_000,
  /** Client ids: each client names them all whenever it comes back. */
  clients: 5000,
  /**
   * Line ends, heads and anchors, those in cells and the hidden ones too: what a projection goes through, in less
   * than 100 ms. Room for 30,000 lines, and as much again that was removed or moved.
   */
  units: 60_000,
  /**
   * Rows by columns of all tables together: a projection lays out every place, and few bytes can announce many. Room
   * for two tables as full as one may be.
   */
  places: 20_000,
  /** Cells of one table that hold something: what goes at once where it is deleted. */
  tableCells: 10_000,
  /** Characters of `kind`: a type and its attributes. */
  kindLength: 200,
  /** Containers that count of `in`; what is deeper stands in the innermost of them. */
  containers: 12,
  /** Characters of `in`: that many containers with their attributes, and room. */
  pathLength: 1000,
  /** Characters of the id of an anchor, a row or a column. */
  idLength: 40,
  /** Columns or rows that one cell spans: what browsers allow as well. */
  span: 1000,
  /** Levels of a body that comes as JSON: rendering and checking walk it recursively. */
  jsonDepth: 32,
} as const;

/** Of one sync frame, which holds one update of Yjs. */
export const FRAME_LIMITS = {
  bytes: 256 * 1024,
  /** Structs and deleted ranges: Yjs compares neighbours with each other and splits what it deletes from. */
  changes: 10_000,
  /** Structs that it deletes, those inside of what it deletes included. */
  deletions: 20_000,
  /** Client ids that nobody used before: an offline return brings one for each session in between. */
  newClients: 100,
  /** Estimated microseconds of Yjs's own work with it: pieces, splits, and walks from neighbour to neighbour. */
  work: 40_000,
  /** Characters that one session wrote and deleted in one go: they come as a mere length. */
  deletedLength: DOCUMENT_LIMITS.bytes,
  /** What Yjs draws client ids from. */
  client: 2 ** 32 - 1,
  /** No session types as much; a forged clock beyond it would leave its owner no room to write in. */
  clock: 2 ** 31 - 1,
} as const;

/** Of one sync socket. */
export const SOCKET_LIMITS = {
  /** Bytes of what one person tells about their caret. */
  awarenessBytes: 8 * 1024,
  /** States in one awareness frame: stock clients pass on those of everybody in the room. */
  awarenessStates: 1000,
  /** Frames a second, and at once after a quiet spell: a reader of the socket waits where more come. */
  framesPerSecond: 500,
  burstFrames: 2000,
  /** Bytes of a state vector: room for each client id of a document, and for those not heard of yet. */
  stateVectorBytes: 64 * 1024,
  /** Updates that come before the client has answered the server's SyncStep1, kept until it has. */
  earlyFrames: 200,
  /** Bytes of those: they are judged all at once. */
  earlyBytes: FRAME_LIMITS.bytes,
  /** Bytes that wait for a slow client: a whole document and what is typed meanwhile. */
  backlogBytes: DOCUMENT_LIMITS.bytes + 4 * 1024 * 1024,
} as const;

/** Of what a device kept of a draft in an older form, and of the thread that reads it. */
export const OLDER_COPY_LIMITS = {
  /** As much as a draft may hold, and what was not yet sent. */
  bytes: 8 * 1024 * 1024,
  /** Five megabytes of honest writing take a few seconds; what takes longer was made to. */
  milliseconds: 30_000,
  memoryMegabytes: 1024,
} as const;
