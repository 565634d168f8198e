import { z } from '@sage/config/z';
import { commentAnswer } from '../answers/block.ts';
import { notFound } from '../edge/problem.ts';
import { idOf, newId } from '../model/ids.ts';
import type { CommentRecord } from '../model/records.ts';
import { richTextOf } from '../model/rich-text.ts';
import { checked } from '../requests/body.ts';
import { richTextSchema } from '../requests/rich-text.schema.ts';
import { born, type Call, type Doing } from './call.ts';
import { foundContainer } from './children.ts';
import { assertNotInTrash, found } from './find.ts';
import { pageOf, queryPaging } from './page-list.ts';

const rich_text = richTextSchema.min(1);
const createSchema = z.union([
  z.strictObject({ parent: z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }), rich_text }),
  z.strictObject({ parent: z.strictObject({ type: z.literal('block_id').optional(), block_id: z.string() }), rich_text }),
  z.strictObject({ discussion_id: z.string(), rich_text }),
]);
type CreateInput = z.infer<typeof createSchema>;

export function createComment(call: Call) {
  const body = checked(createSchema, call.body);
  return commentAnswer(putComment(call, { ...placeOf(call, body), rich_text: richTextOf(body.rich_text) }));
}

export const putComment = (doing: Doing, comment: Pick<CommentRecord, 'parent' | 'discussion_id' | 'rich_text'>): CommentRecord =>
  doing.store.put({ kind: 'comment', id: newId(), ...comment, ...born(doing) });

/** A comment without a discussion opens one. */
function placeOf({ store }: Doing, body: CreateInput): Pick<CommentRecord, 'parent' | 'discussion_id'> {
  if ('discussion_id' in body) {
    const discussion_id = idOf(body.discussion_id, 'body.discussion_id');
    const first = store.all('comment').find((comment) => comment.discussion_id === discussion_id);
    if (!first) throw notFound('discussion', discussion_id);
    return { parent: first.parent, discussion_id };
  }
  const container = 'page_id' in body.parent ? found(store, 'page', body.parent.page_id, 'body.parent.page_id') : foundContainer(store, body.parent.block_id, 'body.parent.block_id');
  assertNotInTrash(container);
  const parent: CommentRecord['parent'] = container.kind === 'page' ? { type: 'page_id', page_id: container.id } : { type: 'block_id', block_id: container.id };
  return { parent, discussion_id: newId() };
}

export function listComments({ store, query }: Call) {
  const { id } = foundContainer(store, query.get('block_id') ?? '', 'query.block_id');
  const { results, ...list } = pageOf(commentsOf(store, id), queryPaging(query));
  return { object: 'list', type: 'comment', comment: {}, ...list, results: results.map(commentAnswer) };
}

export const commentsOf = (store: Call['store'], id: string): CommentRecord[] =>
  store.all('comment').filter(({ parent }) => (parent.type === 'page_id' ? parent.page_id : parent.block_id) === id);

export const retrieveComment = ({ store, id }: Call) => commentAnswer(found(store, 'comment', id, 'path.comment_id'));
