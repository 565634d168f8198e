import type { PartialUserObjectResponse, UserObjectResponse } from '@notionhq/client';

export const BOT = '5a6e0000-0000-4000-8000-0000000000b0';
/** Who edits on the stand-in's own page. */
export const PERSON = '5a6e0000-0000-4000-8000-0000000000a0';
export const WORKSPACE = '5a6e0000-0000-4000-8000-000000000000';

export const user = (id: string): PartialUserObjectResponse => ({ object: 'user', id });

export const bot = {
  object: 'user',
  id: BOT,
  name: 'SAGE',
  avatar_url: null,
  type: 'bot',
  bot: { owner: { type: 'workspace', workspace: true }, workspace_id: WORKSPACE, workspace_name: 'The studio', workspace_limits: { max_file_upload_size_in_bytes: 5_368_709_120 } },
} satisfies UserObjectResponse;

export const person = { object: 'user', id: PERSON, name: 'A person of the studio', avatar_url: null, type: 'person', person: {} } satisfies UserObjectResponse;
