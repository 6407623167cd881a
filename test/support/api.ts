import { PASSWORD } from './server-process.ts';

interface Answer {
  readonly status: number;
  // What came back: tests look into it with matchers.
  readonly body: unknown;
  readonly headers: Headers;
}

/** A program that speaks the staff API with a session cookie. */
export interface ApiClient {
  readonly cookie: string;
  /** Bytes go as they are, everything else as JSON. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return {
    status: response.status,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
    headers: response.headers,
  };
}

const isBytes = (body: unknown): body is Uint8Array<ArrayBuffer> => body instanceof Uint8Array;
const typeOf = (body: unknown): string =>
  isBytes(body) ? 'application/octet-stream' : 'application/json';

export function apiClient(origin: string, cookie = ''): ApiClient {
  return {
    cookie,
    async call(method, path, body, headers = {}) {
      const response = await fetch(`${origin}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(body === undefined ? {} : { 'content-type': typeOf(body) }),
          ...(cookie === '' ? {} : { cookie }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isBytes(body) ? body : JSON.stringify(body) }),
      });
      return answerOf(response);
    },
  };
}

/** Signs in with the password that `createUser` gave. */
export async function signIn(
  origin: string,
  email: string,
  password = PASSWORD,
): Promise<ApiClient> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return apiClient(origin, cookies.join('; '));
}
