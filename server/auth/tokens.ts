import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A secret for a link; only its hash is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The same secret for the same occasion; nobody finds it out without the installation's own secret. */
export function tokenFor(secret: string, occasion: readonly string[]): string {
  return createHmac('sha256', secret).update(JSON.stringify(occasion)).digest('base64url');
}

/** SHA-256 of a token, hexadecimal: what is stored in its place. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
