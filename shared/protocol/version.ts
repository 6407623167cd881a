/**
 * The version of what travels over the sockets and the staff API. A test hashes the schemas: change one,
 * and it fails until this number moves.
 *
 * 1: sync with durable acks, /desk, /feed, staff API.
 */
export const PROTOCOL_VERSION = 1;
