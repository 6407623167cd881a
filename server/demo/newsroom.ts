/** One person's browser, as far as the API goes: a cookie and JSON requests. */
export interface Member {
  readonly name: string;
  readonly cookie: string;
  /** Sends JSON and answers the parsed body; throws with the server's message where it refuses. */
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<unknown>;
}

async function send(
  origin: string,
  path: string,
  options: {
    readonly method: string;
    readonly body?: object | undefined;
    readonly cookie?: string;
  },
): Promise<Response> {
  const response = await fetch(`${origin}${path}`, {
    method: options.method,
    headers: {
      'content-type': 'application/json',
      ...(options.cookie === undefined ? {} : { cookie: options.cookie }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  if (response.ok) return response;
  throw new Error(`${options.method} ${path}: ${response.status} ${await response.text()}`);
}

/** Signs in with a password and keeps the session cookie. */
async function signIn(
  origin: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Member> {
  const { email, password } = account;
  const response = await send(origin, '/api/auth/sign-in/email', {
    method: 'POST',
    body: { email, password },
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    name: account.name,
    cookie,
    async call(method, path, body) {
      const answer = await send(origin, path, { method, body, cookie });
      const text = await answer.text();
      return text === '' ? null : (JSON.parse(text) as unknown);
    },
  };
}

/** Makes the first admin with the one-time link, as a person does in the browser. */
export async function setUpAdmin(
  setUpLink: string,
  account: { readonly name: string; readonly email: string; readonly password: string },
): Promise<Member> {
  const link = new URL(setUpLink);
  const token = link.searchParams.get('token');
  await send(link.origin, '/api/set-up', { method: 'POST', body: { token, ...account } });
  return signIn(link.origin, account);
}

/** Invites a person by link, opens the link as that person, and signs in. */
export async function invite(
  origin: string,
  admin: Member,
  account: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly role: 'reporter' | 'editor';
  },
): Promise<Member> {
  const { email, role, name, password } = account;
  const { link } = (await admin.call('POST', '/api/invitations', { email, role })) as {
    link: string;
  };
  const token = new URL(link).searchParams.get('token');
  await send(origin, '/api/invitations/accept', {
    method: 'POST',
    body: { token, name, password },
  });
  return signIn(origin, account);
}
