import type { ListCommentsResponse } from '@notionhq/client';
import { commentAnswer } from '../answers/comment.ts';
import { notFound, Problem } from '../edge/problem.ts';
import { idOf, newId } from '../model/ids.ts';
import type { CommentRecord } from '../model/records.ts';
import { richTextOf } from '../model/rich-text.ts';
import { checked } from '../requests/body.ts';
import { createCommentSchema, updateCommentSchema, type CreateCommentInput } from '../requests/comment.schema.ts';
import { attached } from './attach.ts';
import { born, isShowing, touched, type Call, type Doing } from './call.ts';
import { foundContainer } from './children.ts';
import { assertNotInTrash, found } from './find.ts';
import { pageOf, queryPaging } from './page-list.ts';

export function createComment(call: Call) {
  const body = checked(createCommentSchema, call.body);
  const attachments = (body.attachments ?? []).map(({ file_upload_id }) => attached(call, file_upload_id).id);
  const named = body.display_name?.type === 'custom' ? { display_name: body.display_name.custom.name } : {};
  return commentAnswer(call.store, putComment(call, { ...placeOf(call, body), rich_text: richTextOf(body.rich_text), attachments, ...named }));
}

type NewComment = Pick<CommentRecord, 'parent' | 'discussion_id' | 'rich_text' | 'attachments' | 'display_name'>;
const putComment = (doing: Doing, comment: NewComment): CommentRecord => doing.store.put({ kind: 'comment', id: newId(), ...comment, ...born(doing) });

/** A comment without a discussion opens one. */
function placeOf({ store }: Doing, body: CreateCommentInput): Pick<CommentRecord, 'parent' | 'discussion_id'> {
  if ('discussion_id' in body) {
    const discussion_id = idOf(body.discussion_id, 'body.discussion_id');
    const first = store.all('comment').find((comment) => comment.discussion_id === discussion_id);
    if (!first) throw notFound('discussion', discussion_id);
    return { parent: found(store, 'comment', first.id, 'body.discussion_id').parent, discussion_id };
  }
  const container = 'page_id' in body.parent ? found(store, 'page', body.parent.page_id, 'body.parent.page_id') : foundContainer(store, body.parent.block_id, 'body.parent.block_id');
  assertNotInTrash(store, container);
  const parent: CommentRecord['parent'] = container.kind === 'page' ? { type: 'page_id', page_id: container.id } : { type: 'block_id', block_id: container.id };
  return { parent, discussion_id: newId() };
}

export function listComments(call: Call) {
  const { store, query } = call;
  const { id } = foundContainer(store, query.get('block_id') ?? '', 'query.block_id');
  const { results, ...list } = pageOf(commentsOf(store, id).filter((comment) => isShowing(comment, call)), queryPaging(query));
  return { object: 'list', type: 'comment', comment: {}, ...list, results: results.map((comment) => commentAnswer(store, comment)) } satisfies ListCommentsResponse;
}

export const commentsOf = (store: Call['store'], id: string): CommentRecord[] =>
  store.all('comment').filter(({ parent, in_trash }) => !in_trash && (parent.type === 'page_id' ? parent.page_id : parent.block_id) === id);

export const retrieveComment = ({ store, id }: Call) => commentAnswer(store, liveComment(store, id));

export function updateComment(call: Call) {
  const comment = ownComment(call);
  const { rich_text } = checked(updateCommentSchema, call.body);
  return commentAnswer(call.store, changedComment(call, comment, richTextOf(rich_text)));
}

export function deleteComment(call: Call) {
  return commentAnswer(call.store, deletedComment(call, ownComment(call)));
}

const changedComment = (doing: Doing, comment: CommentRecord, rich_text: CommentRecord['rich_text']) => doing.store.put({ ...comment, rich_text, ...touched(doing) });
const deletedComment = (doing: Doing, comment: CommentRecord) => doing.store.put({ ...comment, in_trash: true, ...touched(doing) });

/** The connection may change only what it wrote itself. */
function ownComment({ store, id, by }: Call): CommentRecord {
  const comment = liveComment(store, id);
  if (comment.created_by !== by) throw new Problem(403, 'restricted_resource', 'Insufficient permissions for this endpoint.');
  return comment;
}

function liveComment(store: Call['store'], id: string): CommentRecord {
  const comment = found(store, 'comment', id, 'path.comment_id');
  if (comment.in_trash) throw notFound('comment', comment.id);
  return comment;
}
