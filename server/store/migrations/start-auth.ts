import type { DialectFacts } from '../dialect.ts';

/** The tables that better-auth 1.7 would make, with our two fields of `user`. */
export const startAuthStatements = (facts: DialectFacts): readonly string[] => [
  ...users(facts),
  ...signIn(facts),
];

const users = ({ booleanType, timeType }: DialectFacts) => [
  `create table "user" (
    "id" text primary key not null,
    "name" text not null,
    "email" text not null unique,
    "emailVerified" ${booleanType} not null,
    "image" text,
    "createdAt" ${timeType} not null,
    "updatedAt" ${timeType} not null,
    "role" text not null default 'reporter',
    "deactivated" ${booleanType} not null default false
  )`,
  `create table "session" (
    "id" text primary key not null,
    "expiresAt" ${timeType} not null,
    "token" text not null unique,
    "createdAt" ${timeType} not null,
    "updatedAt" ${timeType} not null,
    "ipAddress" text,
    "userAgent" text,
    "userId" text not null references "user" ("id") on delete cascade
  )`,
  'create index "session_userId_idx" on "session" ("userId")',
];

const signIn = ({ timeType }: DialectFacts) => [
  `create table "account" (
    "id" text primary key not null,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references "user" ("id") on delete cascade,
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" ${timeType},
    "refreshTokenExpiresAt" ${timeType},
    "scope" text,
    "password" text,
    "createdAt" ${timeType} not null,
    "updatedAt" ${timeType} not null
  )`,
  'create index "account_userId_idx" on "account" ("userId")',
  `create table "verification" (
    "id" text primary key not null,
    "identifier" text not null,
    "value" text not null,
    "expiresAt" ${timeType} not null,
    "createdAt" ${timeType} not null,
    "updatedAt" ${timeType} not null
  )`,
  'create index "verification_identifier_idx" on "verification" ("identifier")',
  `create table "rateLimit" (
    "id" text primary key not null,
    "key" text not null unique,
    "count" integer not null,
    "lastRequest" bigint not null
  )`,
];
