import { createHmac } from 'node:crypto';

/** The two roles that the Data API signs in as: one serves requests, one reads the schema. */
export const API_LOGINS = ['authenticator', 'lite_schema_reader'] as const;
export type ApiLogin = (typeof API_LOGINS)[number];

/** Each has a password of its own that follows from the administrator's, so that there is no further secret to keep. */
export const loginPassword = (adminUrl: string, login: ApiLogin): string =>
  createHmac('sha256', decodeURIComponent(new URL(adminUrl).password)).update(login).digest('base64url');

/** The same database, as that role. */
export function loginUrl(adminUrl: string, login: ApiLogin): string {
  const url = new URL(adminUrl);
  url.password = loginPassword(adminUrl, login);
  url.username = login;
  return url.href;
}
