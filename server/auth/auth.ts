import type { IncomingHttpHeaders } from 'node:http';
import { betterAuth } from 'better-auth';
import { fromNodeHeaders } from 'better-auth/node';
import type { Role, Staff } from '../../shared/domain/policy.ts';
import { userId } from '../../shared/ids.ts';
import type { UserId } from '../../shared/ids.ts';
import { PASSWORD_LENGTH } from '../../shared/protocol/fields.ts';
import type { OpenStore } from '../store/open.ts';
import type { Directory } from './directory.ts';

// Enters: credentials, session cookies. Leaves: who a request comes from, new accounts.
// Never decides what a person may do: that is shared/domain/policy.ts.

/** The request header in which our own server hands over the client's address; clients cannot set it. */
export const CLIENT_ADDRESS_HEADER = 'x-dateline-client-address';

const PASSWORDS = {
  minPasswordLength: PASSWORD_LENGTH.minimum,
  maxPasswordLength: PASSWORD_LENGTH.maximum,
};

interface AuthOptions {
  readonly store: OpenStore;
  readonly directory: Directory;
  readonly secret: string;
  readonly baseUrl: URL;
  readonly log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;
  readonly trustedOrigin: (request: Request) => string | null;
}

/** From one address, for all processes together; server/http/attempts.ts counts failures for each account. */
const RATE_LIMIT = {
  enabled: true,
  storage: 'database',
  window: 60,
  max: 300,
  customRules: { '/sign-in/email': { window: 60, max: 300 } },
} as const;

function createBetterAuth(options: AuthOptions) {
  const { store, secret, baseUrl } = options;
  return betterAuth({
    appName: 'Dateline',
    database: store.authDatabase,
    secret,
    baseURL: baseUrl.origin,
    logger: { log: (level, message) => options.log(level, message) },
    basePath: '/api/auth',
    trustedOrigins: (request) => {
      const origin = request === undefined ? null : options.trustedOrigin(request);
      return origin === null ? [] : [origin];
    },
    // A name stands beside everything its person writes: nobody takes another one of their own accord ([W7]).
    disabledPaths: ['/update-user'],
    emailAndPassword: { enabled: true, disableSignUp: true, ...PASSWORDS },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, defaultValue: 'reporter', input: false },
        deactivated: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    rateLimit: RATE_LIMIT,
    advanced: {
      cookiePrefix: 'dateline',
      // Programs send no Origin, which better-auth would refuse. server/http/express.ts refuses other
      // sites' requests before they come here, by Origin and Sec-Fetch-Site.
      disableCSRFCheck: true,
      useSecureCookies: baseUrl.protocol === 'https:',
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
  });
}

interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Accounts and sessions, as better-auth keeps them. */
export interface Auth {
  /** Answers better-auth's own routes under /api/auth. */
  readonly handler: (request: Request) => Promise<Response>;
  /** Who sent these headers, or null. Reads the role anew each time, so that a demotion holds at once. */
  identify(headers: IncomingHttpHeaders): Promise<Staff | null>;
  /** `taken` where an account with the address exists. */
  createAccount(account: NewAccount): Promise<UserId | 'taken'>;
  /** False where there is no such account. Ends all of its sessions. */
  resetPassword(email: string, password: string): Promise<boolean>;
}

/** better-auth on our database, with our roles; throws where its options make no sense. */
export function createAuth(options: AuthOptions): Auth {
  const auth = createBetterAuth(options);
  return {
    handler: (request) => auth.handler(request),
    async identify(headers) {
      if (headers.cookie === undefined) return null;
      const session = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      if (session === null) return null;
      const person = await options.directory.fresh(userId(session.user.id));
      if (person === null) return null;
      return { userId: person.userId, name: person.name, role: person.role };
    },
    async createAccount({ email, name, role, password }) {
      const context = await auth.$context;
      const address = email.toLowerCase();
      if ((await context.internalAdapter.findUserByEmail(address)) !== null) return 'taken';
      const user = await context.internalAdapter.createUser(
        { email: address, name, emailVerified: true, role, deactivated: false },
        { method: 'email-password' },
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      });
      options.directory.forget(userId(user.id));
      return userId(user.id);
    },
    async resetPassword(email, password) {
      const context = await auth.$context;
      const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
      if (found === null) return false;
      const hash = await context.password.hash(password);
      await context.internalAdapter.updatePassword(found.user.id, hash);
      await context.internalAdapter.deleteUserSessions(found.user.id);
      return true;
    },
  };
}
