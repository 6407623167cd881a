import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import fresh from 'fresh';
import Negotiator from 'negotiator';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const ENCODINGS = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A whole response in every encoding: sending it costs a header and a write. */
export interface CachedResponse {
  readonly status: number;
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** Names and values by turns: what Node writes with the least ado. */
  readonly headers: Readonly<Record<Encoding, string[]>>;
}

export type MediaType = 'text/html' | 'application/json';

/**
 * Shared caches may keep a response for one second, browsers ask again each time: what is withdrawn is
 * gone from everywhere within two seconds ([P6]).
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=1, must-revalidate';

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  'frame-src https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // Embeds of other sites may ask where they are shown.
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Public data: any site may read it. */
const DATA_HEADERS = {
  'access-control-allow-origin': '*',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

function headersOf(type: MediaType, encoding: Encoding, body: Buffer, etag: string): string[] {
  const headers: Readonly<Record<string, string>> = {
    'content-type': `${type}; charset=utf-8`,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(body.byteLength),
    'cache-control': CACHE_CONTROL,
    etag,
    vary: 'accept-encoding',
    ...(type === 'text/html' ? PAGE_HEADERS : DATA_HEADERS),
  };
  return Object.entries(headers).flat();
}

/** Compresses once, for all requests until something changes. */
export async function buildResponse(
  status: number,
  type: MediaType,
  text: string,
): Promise<CachedResponse> {
  const identity = Buffer.from(text);
  // Weak, as it names the text and not one encoding's bytes.
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const [br, zipped] = await Promise.all([
    compressBrotli(identity, { params: quality }),
    compressGzip(identity, { level: 6 }),
  ]);
  return {
    status,
    etag,
    bodies: { br, gzip: zipped, identity },
    headers: {
      br: headersOf(type, 'br', br, etag),
      gzip: headersOf(type, 'gzip', zipped, etag),
      identity: headersOf(type, 'identity', identity, etag),
    },
  };
}

/** Bytes of the bodies, in all encodings together. */
export function sizeOf({ bodies }: CachedResponse): number {
  return ENCODINGS.reduce((bytes, encoding) => bytes + bodies[encoding].byteLength, 0);
}

/** The smallest encoding that the client takes at all. */
function encodingFor(request: IncomingMessage): Encoding {
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}

/**
 * Of the tags alone: with `cache-control: no-cache`, which fetch adds to them, a client asks for an answer of ours and
 * no cache's, and 304 is one.
 */
function hasIt({ headers }: IncomingMessage, etag: string): boolean {
  return fresh({ 'if-none-match': headers['if-none-match'] }, { etag });
}

/** Answers with the response, or with 304 where the client has it already. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, etag, headers, bodies }: CachedResponse,
): void {
  const encoding = encodingFor(request);
  if (status === 200 && hasIt(request, etag)) {
    const all = headers[encoding];
    response.writeHead(304, all.toSpliced(all.indexOf('content-length'), 2)).end();
    return;
  }
  response.writeHead(status, headers[encoding]);
  response.end(request.method === 'HEAD' ? undefined : bodies[encoding]);
}
