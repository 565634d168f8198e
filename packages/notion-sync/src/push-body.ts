import type { BlockObjectResponse } from '@notionhq/client';
import { findManagedBlocks } from './blocks/find-managed-block.ts';
import { isManagedBlock } from './blocks/managed-block.ts';
import { StillSettling } from './create-once.ts';
import type { DesiredBody } from './desired-body.ts';
import type { NotionBlocks } from './notion-blocks.ts';
import type { NotionPages } from './notion-pages.ts';
import type { Claim, Outbox } from './outbox.ts';
import { SETTLE_MS } from './setback.ts';
import { isRefusal } from './sync-calls.ts';

/** Brings our block of a page in step, wherever somebody moved it; nothing else on the page is touched. */
export async function pushBody(claim: Claim, pageId: string, desired: DesiredBody, { outbox, pages: { blocks } }: { outbox: Outbox; pages: NotionPages }): Promise<void> {
  const put = { ...desired, claim, pageId, recordId: claim.recordId, blocks, outbox };
  const known = claim.body.blockId ?? (await findOn(put));
  const blockId = known ? await change(known, put) : await add(put);
  await outbox.noteBody(claim, { hash: desired.hash, blockId });
}

interface Put extends DesiredBody {
  pageId: string;
  recordId: string;
  claim: Claim;
  blocks: NotionBlocks;
  outbox: Outbox;
}

/** Asked right before the block is changed, or added. */
const noted = (does: 'change' | 'add', { claim, outbox }: Put) => ({ mayStillSend: () => outbox.noteBlock(claim, does) });

/** Each returns where the block is afterwards. */
async function change(blockId: string, put: Put): Promise<string> {
  const { blocks, request, type } = put;
  try {
    await blocks.update(blockId, request, noted('change', put));
    return blockId;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const there = await blocks.find(blockId);
    if (there?.type === type) throw error;
    return there ? replace(there, put) : makeAnew(put);
  }
}

const add = (put: Put): Promise<string> => addUnder(put.pageId, null, put);

/** Twice makes two: what an earlier attempt asked for, or what came with the page, may not show yet. @throws StillSettling */
async function addUnder(parentId: string, afterId: string | null, put: Put): Promise<string> {
  const { claim, blocks, request } = put;
  const cameWithPage = claim.body.hash !== null && claim.body.blockId === null && claim.syncedMsAgo !== null;
  const waitMs = claim.settlesInMs ?? (cameWithPage ? SETTLE_MS - (claim.syncedMsAgo ?? 0) : 0);
  if (waitMs > 0) throw new StillSettling(waitMs);
  return blocks.add(parentId, request, afterId, noted('add', put));
}

/** Somebody deleted it; an earlier attempt may have made another without a word. */
async function makeAnew(put: Put): Promise<string> {
  const another = await findOn(put);
  if (!another) return add(put);
  await put.blocks.update(another, put.request, noted('change', put));
  return another;
}

/** A block cannot change its type. */
async function replace(old: BlockObjectResponse, put: Put): Promise<string> {
  const { blocks, request, type, recordId, outbox, claim } = put;
  const parent = parentOf(old);
  const made = (await blocks.listUnder(parent)).find((block) => block.type === type && isManagedBlock(block, recordId));
  if (made) await blocks.update(made.id, request, noted('change', put));
  const id = made?.id ?? (await addUnder(parent, old.id, put));
  await blocks.remove(old.id, { mayStillSend: () => outbox.renew(claim) });
  return id;
}

const findOn = async (put: Put): Promise<string | null> => (await findManagedBlocks(put, put.blocks))[0]?.id ?? null;

function parentOf({ parent }: BlockObjectResponse): string {
  if (parent.type === 'page_id') return parent.page_id;
  if (parent.type === 'block_id') return parent.block_id;
  throw new Error(`A block has a ${parent.type} as its parent.`);
}
