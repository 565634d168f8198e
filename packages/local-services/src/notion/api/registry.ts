import { bot, person } from '../answers/people.ts';
import type { Handler } from './call.ts';
import { createDatabase, retrieveDatabase, updateDatabase } from './databases.ts';
import { createDataSource, retrieveDataSource, updateDataSource } from './data-sources.ts';
import { createPage, retrievePage, updatePage } from './pages.ts';
import { queryDataSource } from './query-data-source.ts';

/** What the stand-in does, by the SDK's names; the rest of `operations.ts` answers 501. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'users.me': () => bot,
  'users.list': () => ({ object: 'list', type: 'user', user: {}, results: [person, bot], next_cursor: null, has_more: false }),
  'databases.create': createDatabase,
  'databases.retrieve': retrieveDatabase,
  'databases.update': updateDatabase,
  'dataSources.create': createDataSource,
  'dataSources.retrieve': retrieveDataSource,
  'dataSources.update': updateDataSource,
  'dataSources.query': queryDataSource,
  'pages.create': createPage,
  'pages.retrieve': retrievePage,
  'pages.update': updatePage,
};
