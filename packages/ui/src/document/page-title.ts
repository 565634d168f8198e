import type { MetaFunction } from '@remix-run/react';
import { errorWords } from '../states/error-words.ts';

/** The root's `meta`: the app's name, or the error in its place when a page failed before it could name itself. */
export const documentTitle =
  (app: string): MetaFunction =>
  ({ error }) => [{ title: error ? pageTitle(errorWords(error).title.replace(/\.$/, ''), app) : app }];

/** `Sign in · Sage`. */
export const pageTitle = (page: string, app: string) => `${page} · ${app}`;
