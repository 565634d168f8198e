import type { BlockObjectResponse, CommentObjectResponse, DataSourceObjectResponse, PageObjectResponse } from '@notionhq/client';
import { z } from '@sage/config/z';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file that a page holds: bytes of ours under `path`, or why there are none. */
export const archivedFile = z.strictObject({
  /** A property's or block's id, or cover. */
  at: z.string(),
  name: z.string(),
  /** Where it was. A link of Notion's own, which has ended since, is kept without its signature. */
  url: z.string(),
  path: z.string().nullable(),
  sha256: sha256.nullable(),
  size: z.number().int().nonnegative().nullable(),
  problem: z.string().nullable(),
});
export type ArchivedFile = z.infer<typeof archivedFile>;

/** What was found behind an address when the archive was imported. */
export const archivedLink = archivedFile.omit({ at: true });
export type ArchivedLink = z.infer<typeof archivedLink>;

export type ArchivedBlock = BlockObjectResponse & { children?: ArchivedBlock[] };

/** As Notion answered it; only what finds things again is checked. */
const answer = <T extends { id: string }>() => z.custom<T>((value) => typeof (value as { id?: unknown } | null)?.id === 'string');

export const archivedPage = z.strictObject({
  page: answer<PageObjectResponse>(),
  blocks: z.array(answer<ArchivedBlock>()),
  comments: z.array(answer<CommentObjectResponse>()),
  files: z.array(archivedFile),
});
export type ArchivedPage = z.infer<typeof archivedPage>;

export const archivedDataSource = z.strictObject({ dataSource: answer<DataSourceObjectResponse>(), pageIds: z.array(z.string()) });
export type ArchivedDataSource = z.infer<typeof archivedDataSource>;

export const manifestSchema = z.strictObject({
  version: z.literal(1),
  notionVersion: z.string(),
  startedAt: z.iso.datetime(),
  /** Null: it ended in the middle, and goes on when it is begun again. */
  finishedAt: z.iso.datetime().nullable(),
  counts: z.strictObject({ dataSources: z.number(), pages: z.number(), blocks: z.number(), comments: z.number(), files: z.number(), fileProblems: z.number() }),
  dataSources: z.array(z.strictObject({ id: z.string(), title: z.string(), pages: z.number() })),
  /** Every file of the archive but this one, by its path. */
  sha256: z.record(z.string(), sha256),
});
export type Manifest = z.infer<typeof manifestSchema>;
