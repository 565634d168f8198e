import type { Client, ListUsersResponse } from '@notionhq/client';
import { bot, person } from '../answers/people.ts';
import { appendChildren, deleteBlock, listChildren, retrieveBlock, updateBlock } from './blocks.ts';
import { notFound } from '../edge/problem.ts';
import type { Call, Handler } from './call.ts';
import { createComment, deleteComment, listComments, retrieveComment, updateComment } from './comments.ts';
import { createDatabase, retrieveDatabase, updateDatabase } from './databases.ts';
import { createDataSource, retrieveDataSource, updateDataSource } from './data-sources.ts';
import { completeFileUpload, createFileUpload, listFileUploads, retrieveFileUpload, sendFileUpload } from './file-uploads.ts';
import { movePage } from './move-page.ts';
import { retrievePageProperty } from './page-property.ts';
import { found } from './find.ts';
import { createPage, retrievePage, updatePage } from './pages.ts';
import { queryDataSource } from './query-data-source.ts';
import { search } from './search.ts';
import { createViewQuery, deleteViewQuery, viewQueryResults } from './view-queries.ts';
import { createView, deleteView, listViews, retrieveView, updateView } from './views.ts';

/** The SDK names the type of this answer nowhere. */
type Templates = Awaited<ReturnType<Client['dataSources']['listTemplates']>>;

function retrieveUser({ id }: Call) {
  const user = [bot, person].find((one) => one.id === id.toLowerCase());
  if (!user) throw notFound('user', id);
  return user;
}

/** What the stand-in does, by the SDK's names; the rest of `operations.ts` answers 501. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'users.me': () => bot,
  'users.retrieve': retrieveUser,
  'users.list': () => ({ object: 'list', type: 'user', user: {}, results: [person, bot], next_cursor: null, has_more: false }) satisfies ListUsersResponse,
  'databases.create': createDatabase,
  'databases.retrieve': retrieveDatabase,
  'databases.update': updateDatabase,
  'dataSources.create': createDataSource,
  'dataSources.retrieve': retrieveDataSource,
  'dataSources.update': updateDataSource,
  'dataSources.query': queryDataSource,
  // why: people make templates in Notion itself, and nobody does here
  'dataSources.listTemplates': ({ store, id }) => (found(store, 'data_source', id, 'path.data_source_id'), { templates: [], next_cursor: null, has_more: false } satisfies Templates),
  'pages.create': createPage,
  'pages.retrieve': retrievePage,
  'pages.update': updatePage,
  'pages.move': movePage,
  'pages.properties.retrieve': retrievePageProperty,
  'blocks.retrieve': retrieveBlock,
  'blocks.update': updateBlock,
  'blocks.delete': deleteBlock,
  'blocks.children.list': listChildren,
  'blocks.children.append': appendChildren,
  'comments.create': createComment,
  'comments.list': listComments,
  'comments.retrieve': retrieveComment,
  'comments.update': updateComment,
  'comments.delete': deleteComment,
  'views.create': createView,
  'views.list': listViews,
  'views.retrieve': retrieveView,
  'views.update': updateView,
  'views.delete': deleteView,
  'views.queries.create': createViewQuery,
  'views.queries.results': viewQueryResults,
  'views.queries.delete': deleteViewQuery,
  'fileUploads.create': createFileUpload,
  'fileUploads.send': sendFileUpload,
  'fileUploads.complete': completeFileUpload,
  'fileUploads.retrieve': retrieveFileUpload,
  'fileUploads.list': listFileUploads,
  search,
};
