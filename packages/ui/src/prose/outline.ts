import type { ProseBlock } from './prose-block.ts';

const DEEPEST = 6;

/** The level of each heading below a title of level `under`: in order, without leaving one out, whatever its author chose. */
export function outlineOf(blocks: ProseBlock[], under: number): ReadonlyMap<ProseBlock, number> {
  const headings = headingsIn(blocks);
  const used = [...new Set(headings.map(({ level }) => level))].sort();
  const outline = new Map<ProseBlock, number>();
  let last = under;
  for (const heading of headings) {
    last = Math.min(under + 1 + used.indexOf(heading.level), last + 1, DEEPEST);
    outline.set(heading, last);
  }
  return outline;
}

const headingsIn = (blocks: ProseBlock[]): Extract<ProseBlock, { kind: 'heading' }>[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block];
    if (block.kind === 'list') return block.items.flatMap(({ children }) => headingsIn(children));
    return 'children' in block ? headingsIn(block.children) : [];
  });
