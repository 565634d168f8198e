import { signWebhookPayload } from '@notionhq/client';
import { describe, expect, it } from 'vitest';
import { isSignedBy, readEvent, readVerification } from './webhook.ts';

const TOKEN = 'secret_9f2c4e6a8b0d1f3e5a7c9b1d';
const PAGE = '0197c0de-0000-7000-8000-000000000001';
const event = {
  id: '0197c0de-0000-7000-8000-00000000000a',
  timestamp: '2026-11-27T10:00:00.000Z',
  workspace_id: '0197c0de-0000-7000-8000-00000000000b',
  subscription_id: '0197c0de-0000-7000-8000-00000000000c',
  integration_id: '0197c0de-0000-7000-8000-00000000000d',
  type: 'page.properties_updated',
  authors: [{ id: 'p', type: 'person' }, { id: 'p', type: 'person' }],
  accessible_by: [],
  attempt_number: 2,
  entity: { id: PAGE.toUpperCase(), type: 'page' },
  data: { parent: { id: 'db', type: 'database', data_source_id: 'ds' }, updated_properties: ['title'] },
};
const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (body: string) => signWebhookPayload({ body, verificationToken: TOKEN });

describe('a signature', () => {
  it('is right for the bytes that Notion signed, as its SDK signs them', async () => {
    const body = JSON.stringify({ ...event, note: 'Café 🌿' });
    expect(isSignedBy(TOKEN, bytes(body), await sign(body))).toBe(true);
  });

  it.each<[string, (signature: string, body: string) => [string, string, string]]>([
    ['another body', (signature, body) => [TOKEN, `${body} `, signature]],
    ['another key', (signature, body) => ['secret_of_someone_else_entirely', body, signature]],
    ['an empty one', (_, body) => [TOKEN, body, '']],
    ['one cut short', (signature, body) => [TOKEN, body, signature.slice(0, -1)]],
    ['one without its prefix', (signature, body) => [TOKEN, body, signature.slice('sha256='.length)]],
    ['one in capitals', (signature, body) => [TOKEN, body, signature.toUpperCase()]],
  ])('is wrong: %s', async (_, change) => {
    const body = JSON.stringify(event);
    const [token, sent, signature] = change(await sign(body), body);
    expect(isSignedBy(token, bytes(sent), signature)).toBe(false);
  });
});

describe('an event', () => {
  it('is a hint: what, when, where and by whom, and no value', () => {
    expect(readEvent(event)).toEqual({
      id: event.id,
      type: 'page.properties_updated',
      entity_type: 'page',
      entity_id: PAGE,
      page_id: PAGE,
      occurred_at: '2026-11-27T10:00:00.000Z',
      attempt: 2,
      authors: ['p'],
      names: [PAGE, 'db', 'ds'],
    });
  });

  it('of a comment is about the page that it stands on', () => {
    const comment = { ...event, type: 'comment.created', entity: { id: event.id, type: 'comment' }, data: { page_id: PAGE, parent: { id: PAGE, type: 'page' } } };
    expect(readEvent(comment)).toMatchObject({ entity_id: event.id, page_id: PAGE });
  });

  it('of a database is about no page', () => {
    expect(readEvent({ ...event, type: 'data_source.schema_updated', entity: { id: PAGE, type: 'data_source' } })).toMatchObject({ page_id: null });
  });

  it.each([[null], ['text'], [[]], [{}], [{ ...event, id: 'x' }], [{ ...event, entity: undefined }], [{ ...event, type: 'DROP TABLE' }]])('is not %j', (body) => {
    expect(readEvent(body)).toBeNull();
  });
});

it('the first call brings the token, and nothing else does', () => {
  expect(readVerification({ verification_token: TOKEN })).toBe(TOKEN);
  expect([readVerification({ verification_token: 'short' }), readVerification({ verification_token: 7 }), readVerification(event), readVerification(null)]).toEqual([null, null, null, null]);
});
