import { bot, person } from '../answers/people.ts';
import { appendChildren, deleteBlock, listChildren, retrieveBlock, updateBlock } from './blocks.ts';
import type { Handler } from './call.ts';
import { createComment, listComments, retrieveComment } from './comments.ts';
import { createDatabase, retrieveDatabase, updateDatabase } from './databases.ts';
import { createDataSource, retrieveDataSource, updateDataSource } from './data-sources.ts';
import { createPage, retrievePage, updatePage } from './pages.ts';
import { queryDataSource } from './query-data-source.ts';
import { search } from './search.ts';

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
  'blocks.retrieve': retrieveBlock,
  'blocks.update': updateBlock,
  'blocks.delete': deleteBlock,
  'blocks.children.list': listChildren,
  'blocks.children.append': appendChildren,
  'comments.create': createComment,
  'comments.list': listComments,
  'comments.retrieve': retrieveComment,
  search,
};
