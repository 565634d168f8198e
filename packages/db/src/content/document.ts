import { z } from '@sage/config/z';

const MARKS = { bold: z.literal(true).optional(), italic: z.literal(true).optional(), strike: z.literal(true).optional(), code: z.literal(true).optional() };

/** A link is one that a browser may follow from our page, whatever stood in the original. */
const Span = z.strictObject({ text: z.string().min(1), ...MARKS, href: z.string().max(2_000).regex(/^(https?:\/\/|mailto:)/i).optional() });
export type Span = z.infer<typeof Span>;

export interface ListItem {
  spans: Span[];
  children: Block[];
  /** Of a to-do. */
  done?: boolean;
}

/** `file` names a row of `files`: nothing in a document points to where the original is kept. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[]; children: Block[] }
  | { kind: 'list'; style: 'bulleted' | 'numbered' | 'todo'; items: ListItem[] }
  | { kind: 'quote'; spans: Span[]; children: Block[] }
  | { kind: 'callout'; icon: string | null; spans: Span[]; children: Block[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'table'; hasHeader: boolean; rows: Span[][][] }
  | { kind: 'image' | 'file'; file: string; name: string; caption: Span[] }
  | { kind: 'divider' }
  | { kind: 'note'; text: string };

const spans = z.array(Span).max(200);
const children = z.lazy(() => z.array(Block).max(2_000));
const item = z.strictObject({ spans, children, done: z.boolean().optional() });

const Block: z.ZodType<Block> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), level: z.literal([1, 2, 3]), spans }),
  z.strictObject({ kind: z.literal('paragraph'), spans, children }),
  z.strictObject({ kind: z.literal('list'), style: z.enum(['bulleted', 'numbered', 'todo']), items: z.array(item).max(2_000) }),
  z.strictObject({ kind: z.literal('quote'), spans, children }),
  z.strictObject({ kind: z.literal('callout'), icon: z.string().max(20).nullable(), spans, children }),
  z.strictObject({ kind: z.literal('code'), language: z.string().max(60), text: z.string() }),
  z.strictObject({ kind: z.literal('table'), hasHeader: z.boolean(), rows: z.array(z.array(spans).max(100)).max(2_000) }),
  z.strictObject({ kind: z.enum(['image', 'file']), file: z.uuid(), name: z.string().max(255), caption: spans }),
  z.strictObject({ kind: z.literal('divider') }),
  z.strictObject({ kind: z.literal('note'), text: z.string().max(300) }),
]);

/** What a person wrote in Notion, as far as we show it: words and pictures, and nothing that a browser could run. */
export const ContentDocument = z.strictObject({ blocks: z.array(Block).max(2_000) });
export interface ContentDocument {
  blocks: Block[];
}
