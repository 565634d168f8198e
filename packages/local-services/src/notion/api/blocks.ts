import type { AppendBlockChildrenResponse, ListBlockChildrenResponse } from '@notionhq/client';
import { z } from '@sage/config/z';
import { blockAnswer, findBlock, getBlock, type BlockLike } from '../answers/block.ts';
import { invalid, notFound } from '../edge/problem.ts';
import { idOf } from '../model/ids.ts';
import { appendSchema, BLOCK_CONTENTS, type BlockType } from '../requests/block.schema.ts';
import { checked } from '../requests/body.ts';
import { isShowing, touched, type Call, type Doing } from './call.ts';
import { foundContainer, putChildren, type Container } from './children.ts';
import { assertMayLeaveTrash, assertNotInTrash } from './find.ts';
import { attachFile, putBlocks, storedContent } from './new-blocks.ts';
import { pageOf, queryPaging } from './page-list.ts';
import { assertSeen, isSeen } from '../store/reach.ts';

export const retrieveBlock = ({ store, id }: Call) => blockAnswer(store, foundBlock(store, id));

export function listChildren(call: Call) {
  const { store, id, query } = call;
  const container = foundContainer(store, id, 'path.block_id');
  const blocks = container.children.map((child) => getBlock(store, child)).filter((block) => !block.in_trash && isShowing(block, call) && isSeen(store, block));
  const { results, ...list } = pageOf(blocks, queryPaging(query));
  return { object: 'list', type: 'block', block: {}, ...list, results: results.map((block) => blockAnswer(store, block)) } satisfies ListBlockChildrenResponse;
}

/** Notion keeps no key for it: the same request twice gives the blocks twice. */
export function appendChildren(call: Call) {
  const { store } = call;
  const container = foundContainer(store, call.id, 'path.block_id');
  const { children, after, position } = checked(appendSchema, call.body);
  assertNotInTrash(store, container);
  const parent = container.kind === 'page' ? ({ type: 'page_id', page_id: container.id } as const) : ({ type: 'block_id', block_id: container.id } as const);
  const ids = putBlocks(call, children, parent);
  putChildren(store, container, ids, placeIn(container, after, position));
  if (container.kind === 'page') store.put({ ...store.get('page', container.id), ...touched(call) });
  return { object: 'list', type: 'block', block: {}, results: ids.map((id) => blockAnswer(store, getBlock(store, id))), next_cursor: null, has_more: false } satisfies AppendBlockChildrenResponse;
}

function placeIn({ children }: Container, after?: string, position?: z.infer<typeof appendSchema>['position']): number {
  if (position?.type === 'start') return 0;
  const before = position?.type === 'after_block' ? position.after_block.id : after;
  if (before === undefined) return children.length;
  const at = children.indexOf(idOf(before, 'body.position.after_block.id'));
  if (at < 0) throw invalid(`Could not find block with ID: ${before} among the children of the parent.`);
  return at + 1;
}

const updateSchema = z.looseObject({ type: z.string().optional(), in_trash: z.boolean().optional(), archived: z.boolean().optional() });

export function updateBlock(call: Call) {
  const block = foundBlock(call.store, call.id);
  const { archived, in_trash = archived ?? block.in_trash, ...body } = checked(updateSchema, call.body);
  if (in_trash) assertNotInTrash(call.store, block);
  else assertMayLeaveTrash(call.store, block);
  return blockAnswer(call.store, changedBlock(call, block, in_trash, body));
}

function changedBlock(doing: Doing, block: BlockLike, in_trash: boolean, body: Record<string, unknown>): BlockLike {
  const { store } = doing;
  if (block.kind !== 'block') return store.put({ ...block, in_trash, ...touched(doing) });
  const type = block.type as BlockType;
  const other = Object.keys(body).find((key) => key in BLOCK_CONTENTS && key !== type);
  if (other) throw invalid(`Cannot change the type of a block: ${type} is expected, not ${other}.`);
  if (body[type] === undefined) return store.put({ ...block, in_trash, ...touched(doing) });
  const schema: z.ZodObject = BLOCK_CONTENTS[type];
  const given = checked(schema.partial() as z.ZodType<Record<string, unknown>>, body[type], `body.${type}`);
  // why: only what is named changes; the defaults are there since it was made
  const named = Object.fromEntries(Object.entries(storedContent(type, given)).filter(([key]) => key in given || key === 'type'));
  attachFile(doing, type, named);
  return store.put({ ...block, in_trash, content: { ...without(block.content, named), ...named }, ...touched(doing) });
}

/** A new source of a file takes the place of the other kind. */
function without(content: Record<string, unknown>, named: Record<string, unknown>): Record<string, unknown> {
  if (!('type' in named)) return content;
  const { external: _external, file_upload: _upload, ...rest } = content;
  return rest;
}

/** To the trash, with all that is in it. */
export function deleteBlock(call: Call) {
  const { store } = call;
  const block = foundBlock(store, call.id);
  assertNotInTrash(store, block);
  return blockAnswer(store, store.put({ ...block, in_trash: true, ...touched(call) }));
}

function foundBlock(store: Call['store'], id: string): BlockLike {
  const uuid = idOf(id, 'path.block_id');
  const block = findBlock(store, uuid);
  if (!block) throw notFound('block', uuid);
  assertSeen(store, block, 'block');
  return block;
}
