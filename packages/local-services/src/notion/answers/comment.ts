import type { CommentObjectResponse } from '@notionhq/client';
import { plainType } from '../files/file-kinds.ts';
import type { CommentRecord } from '../model/records.ts';
import type { Store } from '../store/store.ts';
import { linkOf } from './file.ts';
import { PERSON, person, user } from './people.ts';
import { minute } from './stamps.ts';

type Attachment = NonNullable<CommentObjectResponse['attachments']>[number];

export const commentAnswer = (store: Store, comment: CommentRecord) =>
  ({
    object: 'comment',
    id: comment.id,
    parent: comment.parent,
    discussion_id: comment.discussion_id,
    created_time: minute(comment.created_ms),
    last_edited_time: minute(comment.edited_ms),
    created_by: user(comment.created_by),
    rich_text: comment.rich_text,
    display_name: displayName(comment),
    ...(comment.attachments?.length && { attachments: comment.attachments.map((id) => attachment(store, id)) }),
  }) satisfies CommentObjectResponse;

function displayName({ display_name, created_by }: CommentRecord): CommentObjectResponse['display_name'] {
  if (display_name !== undefined) return { type: 'custom', resolved_name: display_name };
  return created_by === PERSON ? { type: 'user', resolved_name: person.name } : { type: 'integration', resolved_name: 'SAGE' };
}

function attachment(store: Store, id: string): Attachment {
  const type = plainType(store.get('file_upload', id).content_type ?? '');
  const [family] = type.split('/');
  const known = (['audio', 'image', 'video'] as const).find((one) => one === family);
  return { category: known ?? (type === 'application/pdf' ? 'pdf' : 'productivity'), file: linkOf(store, { type: 'file_upload', file_upload: { id } }).file };
}
