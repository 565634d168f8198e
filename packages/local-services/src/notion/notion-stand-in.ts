import { randomUUID } from 'node:crypto';
import { operationOf } from '../stand-in/operations.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { NOTION_OPERATIONS } from './operations.ts';

export interface NotionStandInOptions {
  /** The only token that is accepted. */
  token: string;
}

/** Answers like api.notion.com: checks token and version, and says of what it does not do yet which operation that is. */
export function createNotionStandIn({ token }: NotionStandInOptions): StandIn {
  return {
    async fetch(request) {
      if (request.headers.get('authorization') !== `Bearer ${token}`) return refuse(401, 'unauthorized', 'API token is invalid.');
      if (!request.headers.has('notion-version')) return refuse(400, 'missing_version', NO_VERSION);
      const operation = operationOf(NOTION_OPERATIONS, request.method, new URL(request.url).pathname);
      return refuse(501, 'not_implemented', `The stand-in does not do ${operation} yet.`);
    },
  };
}

const NO_VERSION = 'Notion-Version header failed validation: Notion-Version header should be defined, instead was `undefined`.';

function refuse(status: number, code: string, message: string): Response {
  const request_id = randomUUID();
  return Response.json({ object: 'error', status, code, message, request_id }, { status, headers: { 'x-notion-request-id': request_id } });
}
