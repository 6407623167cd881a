import { ApiFailure, UNREACHABLE, refusalOf } from './refusal.ts';

interface RequestOptions {
  /** Sent as JSON, or as it is where it is a form. */
  readonly body?: unknown;
  /** Sent as they are, in place of a body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Idempotency-Key: one per intent, the same for each retry. */
  readonly key?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
}

/**
 * One request to the staff API. Throws ApiFailure. The answer's type is trusted: server and desk are
 * built from one tree, and share these types.
 */
export async function request<Value>(
  method: Method,
  path: string,
  { body, bytes, key }: RequestOptions = {},
): Promise<Value> {
  const isForm = body instanceof FormData;
  const headers = new Headers();
  if (bytes !== undefined) headers.set('Content-Type', 'application/octet-stream');
  else if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  if (key !== undefined) headers.set('Idempotency-Key', key);
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(bytes === undefined ? {} : { body: bytes }),
  }).catch(() => {
    throw new ApiFailure(UNREACHABLE);
  });
  const answer = await jsonOf(response);
  if (!response.ok) throw new ApiFailure(refusalOf(response.status, answer));
  return answer as Value;
}
