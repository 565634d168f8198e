import type { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';
import { newId } from '../model/ids.ts';
import type { BlockRecord } from '../model/records.ts';
import { richTextOf } from '../model/rich-text.ts';
import { BLOCK_CONTENTS, BLOCK_TYPES, childrenSchema, type BlockInput, type BlockType } from '../requests/block.schema.ts';
import { checked } from '../requests/body.ts';
import { attached, isUpload } from './attach.ts';
import { born, type Doing } from './call.ts';

const MOST_BLOCKS = 1000;
const LEVELS = 2;
/** What Notion fills in where a request says nothing. */
const DEFAULTS: Partial<Record<BlockType, object>> = { to_do: { checked: false }, callout: { icon: { type: 'emoji', emoji: '💡' } } };
const TOGGLES = /^heading_/;

/** Checks and keeps blocks with all that is in them. @returns the ids of the first level. */
export function putBlocks(doing: Doing, inputs: BlockInput[], parent: BlockRecord['parent'], at = 'body.children'): string[] {
  let made = 0;
  const putLevel = (level: BlockInput[], within: BlockRecord['parent'], where: string, depth: number): string[] => {
    made += level.length;
    if (made > MOST_BLOCKS) throw invalid(`body failed validation: body.children should have at most \`${MOST_BLOCKS}\` blocks in all.`);
    return level.map((input, i) => {
      const { type, content, children } = partsOf(input, `${where}[${i}]`);
      if (children.length > 0 && depth === LEVELS) throw invalid(`body failed validation: ${where}[${i}].${type}.children should be not present, instead was \`[…]\`.`);
      const id = newId();
      const below = putLevel(children, { type: 'block_id', block_id: id }, `${where}[${i}].${type}.children`, depth + 1);
      attachFile(doing, type, content);
      doing.store.put({ kind: 'block', id, type, parent: within, content, children: below, ...born(doing) });
      return id;
    });
  };
  return putLevel(inputs, parent, at, 0);
}

function partsOf(input: BlockInput, where: string) {
  const type = BLOCK_TYPES.find((name) => input[name] !== undefined);
  if (!type) throw invalid(`body failed validation: ${where} should have one of ${BLOCK_TYPES.join(', ')}, instead was \`${JSON.stringify(input).slice(0, 100)}\`.`);
  const { children, ...own } = input[type] as Record<string, unknown>;
  const content = checked(BLOCK_CONTENTS[type] as z.ZodType<Record<string, unknown>>, own, `${where}.${type}`);
  const below = children === undefined ? [] : checked(childrenSchema, children, `${where}.${type}.children`);
  if (MEDIA.has(type) && Number('external' in content) + Number('file_upload' in content) !== 1) {
    throw invalid(`body failed validation: ${where}.${type} should have one of external, file_upload, instead was \`${JSON.stringify(own).slice(0, 100)}\`.`);
  }
  return { type, content: storedContent(type, content), children: below };
}

const MEDIA = new Set<BlockType>(['image', 'video', 'pdf', 'file', 'audio']);

/** An uploaded file is kept with the block that shows it. */
export function attachFile(doing: Doing, type: string, content: Record<string, unknown>): void {
  if (!isUpload(content)) return;
  const { filename } = attached(doing, content.file_upload.id, type);
  if (type === 'file') content['name'] ??= filename;
}

export function storedContent(type: BlockType, content: Record<string, unknown>): Record<string, unknown> {
  const stored = Object.fromEntries(Object.entries(content).map(([key, value]) => [key, key === 'rich_text' || key === 'caption' ? richTextOf(value as never) : value]));
  if ('rich_text' in stored && type !== 'code') stored['color'] ??= 'default';
  if (TOGGLES.test(type)) stored['is_toggleable'] ??= false;
  for (const source of ['external', 'file_upload']) if (source in stored) stored['type'] = source;
  if (['code', 'image', 'video', 'pdf', 'file', 'audio', 'bookmark', 'embed'].includes(type)) stored['caption'] ??= [];
  if (type === 'table_row') stored['cells'] = (content['cells'] as never[]).map((cell) => richTextOf(cell));
  return { ...DEFAULTS[type], ...stored };
}
