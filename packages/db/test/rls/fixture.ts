import type { Client } from 'pg';
import { id, PEOPLE } from './people.ts';

const STUDIO = `
  insert into public.users (id, email, name, user_type) values
    ('${PEOPLE.a}', 'a@example.com', 'A', 'sage_client'),
    ('${PEOPLE.partner}', 'partner@example.com', 'Partner of A', 'sage_client'),
    ('${PEOPLE.partnerOfB}', 'partner-of-b@example.com', 'Partner of B', 'kaa_client'),
    ('${PEOPLE.stranger}', 'stranger@example.com', 'Stranger', 'sage_client'),
    ('${PEOPLE.team}', 'team@example.com', 'Team', 'team'),
    ('${PEOPLE.admin}', 'admin@example.com', 'Admin', 'admin');
  insert into public.users (id, address, name, user_type) values ('${PEOPLE.b}', '12 Oak Street, Unit 3, Pasadena CA 91101', 'B', 'kaa_client');
  insert into public.audit_seals (position, audit_id, audit_seq, digest, hash)
    select 1, id, seq, decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex') from public.audit_log limit 1;
  insert into public.routing_rules (version, document, created_by) values (1000, '{}', '${PEOPLE.admin}');
  insert into public.sign_in_attempts (kind, key, failures, recent, next_at, last_at) values ('name', repeat('0', 64), 1, '{}', now(), now());
  insert into public.limits (kind, key, taken, ends_at) values ('intake_submit', repeat('0', 64), 1, now());
  insert into public.stripe_events (id, type, payload, stripe_created_at) values ('evt_1', 'refund.created', '{}', now());
  insert into public.sync_events (id, type, entity_type, entity_id, occurred_at, attempt) values (gen_random_uuid(), 'page.created', 'page', 'p', now(), 1);
  insert into public.sync_pulls (what, item_id, page_id) values ('page', 'p', 'p');
  insert into public.sync_polls (kind) values ('project');
  insert into public.sync_reconciles (is_dry_run) values (true);
  insert into public.sync_runs (what, asked_by) values ('verify', '${PEOPLE.admin}');
  insert into public.sync_uploads (sha256, is_preview, upload_id) values (repeat('0', 64), false, 'upload');
  insert into public.sync_call_spans (began_at, class, calls) values (now(), 1, 1);
  insert into public.sync_activity (direction, kind, result) values ('push', 'project', 'synced');
  insert into public.import_items (page_id, kind, record_id, is_linked) values ('page-1', 'project', gen_random_uuid(), true);
  insert into public.mails (key, kind, recipient) values ('invitation:1', 'invitation', 'a@example.com');
`;

/** A client, who they are, and the lead that they were. */
const person = (c: 'a' | 'b') => `
  insert into public.clients (id, user_id, name, tier, project_address) values ('${id(c, 'client')}', '${PEOPLE[c]}', 'Client ${c}', 2, '1 ${c} Street');
  insert into public.client_people (client_id, user_id) values ('${id(c, 'client')}', '${c === 'a' ? PEOPLE.partner : PEOPLE.partnerOfB}');
  insert into public.leads (id, email, name, project_address, recommended_tier, source, client_id, converted_at)
    values ('${id(c, 'lead')}', '${c}@example.com', 'Client ${c}', '1 ${c} Street', 2, 'hand', '${id(c, 'client')}', now());
  insert into public.lead_questions (lead_id, asked_by, question) values ('${id(c, 'lead')}', '${PEOPLE.team}', 'Is there a survey?');
  insert into public.sessions (id, user_id, audience, token_hash, network, idle_expires_at, expires_at)
    values ('${id(c, 'session')}', '${PEOPLE[c]}', 'portal', repeat('${c}', 64), '203.0.113.0/24', now() + interval '1 day', now() + interval '1 day');
  insert into public.sign_in_networks (user_id, network) values ('${PEOPLE[c]}', '203.0.113.0/24');
  insert into public.home_visits (user_id, seen_at, news_since) values ('${PEOPLE[c]}', now(), now());
  insert into public.user_tokens (user_id, purpose, token_hash, expires_at) values ('${PEOPLE[c]}', 'reset', repeat('${c}', 64), now() + interval '20 minutes');
`;

/** A project with what hangs on it: steps, files in every state of publication, messages. */
const project = (c: 'a' | 'b') => `
  insert into public.projects (id, client_id, lead_id, tier, name) values ('${id(c, 'project')}', '${id(c, 'client')}', '${id(c, 'lead')}', 2, 'Garden of ${c}');
  insert into public.milestones (project_id, tier, name, "order", kind, turn) values ('${id(c, 'project')}', 2, 'Intake', 1, 'start', 'client');
  insert into public.files (id, project_id, name, size_bytes, mime_type, sha256, uploaded_by, checked_at) values
    ('${id(c, 'file')}', '${id(c, 'project')}', 'plan.pdf', 1, 'application/pdf', repeat('0', 64), '${PEOPLE.team}', now()),
    ('${id(c, 'uncheckedFile')}', '${id(c, 'project')}', 'virus.pdf', 1, 'application/pdf', null, '${PEOPLE.team}', null),
    ('${id(c, 'hiddenFile')}', '${id(c, 'project')}', 'draft.pdf', 1, 'application/pdf', repeat('1', 64), '${PEOPLE.team}', now()),
    ('${id(c, 'briefFile')}', '${id(c, 'project')}', 'gate.jpg', 1, 'image/jpeg', repeat('2', 64), null, now()),
    ('${id(c, 'ownUpload')}', '${id(c, 'project')}', 'site.jpg', 1, 'image/jpeg', null, '${PEOPLE[c]}', null);
  insert into public.deliverables (project_id, file_id, name, category, uploaded_by, published_at, deleted_at) values
    ('${id(c, 'project')}', '${id(c, 'file')}', 'published', 'Document', '${PEOPLE.team}', now(), null),
    ('${id(c, 'project')}', '${id(c, 'hiddenFile')}', 'unpublished', 'Document', '${PEOPLE.team}', null, null),
    ('${id(c, 'project')}', null, 'deleted', 'Document', '${PEOPLE.team}', now(), now()),
    ('${id(c, 'project')}', '${id(c, 'uncheckedFile')}', 'unchecked', 'Document', '${PEOPLE.team}', now(), null);
  insert into storage.objects (bucket_id, name) select 'files', path from public.files where project_id = '${id(c, 'project')}';
  insert into public.messages (project_id, author_id, source, body) values ('${id(c, 'project')}', '${PEOPLE[c]}', 'portal', 'Hello');
  insert into public.message_reads (project_id, user_id, read_at) values ('${id(c, 'project')}', '${PEOPLE[c]}', now());
  insert into public.project_content (project_id, document, content_hash) values ('${id(c, 'project')}', '{"blocks": []}', repeat('0', 64));
  insert into public.content_files (project_id, block_id, source, file_id) values ('${id(c, 'project')}', 'block', 'https://files.example/gate.jpg', '${id(c, 'briefFile')}');
  insert into public.notion_shares (deliverable_id, shared_by) select id, '${PEOPLE.team}' from public.deliverables where project_id = '${id(c, 'project')}' and name = 'published';
  insert into public.sync_state (kind, record_id) values ('project', '${id(c, 'project')}');
  insert into public.sync_conflicts (kind, record_id, field, winner) values ('project', '${id(c, 'project')}', 'Name', 'postgres');
`;

/** What is offered, owed, paid and given back; also before the project opened. */
const money = (c: 'a' | 'b') => `
  insert into public.quotes (id, lead_id, project_id, version, status, total_cents, valid_until, sent_at, created_by) values
    ('${id(c, 'quote')}', '${id(c, 'lead')}', '${id(c, 'project')}', 1, 'sent', 1, now(), now(), '${PEOPLE.team}'),
    ('${id(c, 'draftQuote')}', '${id(c, 'lead')}', '${id(c, 'project')}', 2, 'draft', 1, null, null, '${PEOPLE.team}');
  insert into public.dues (id, lead_id, project_id, purpose, label, amount_cents) values
    ('${id(c, 'due')}', '${id(c, 'lead')}', '${id(c, 'project')}', 'full', 'Fee', 100),
    ('${id(c, 'leadDue')}', '${id(c, 'lead')}', null, 'other', 'Visit', 100);
  insert into public.payments (id, project_id, due_id, amount, tier) values
    ('${id(c, 'payment')}', '${id(c, 'project')}', '${id(c, 'due')}', 100, 2),
    ('${id(c, 'leadPayment')}', null, '${id(c, 'leadDue')}', 100, 2);
  insert into public.refunds (id, payment_id, amount, currency, status) values ('re_${c}', '${id(c, 'payment')}', 100, 'usd', 'succeeded');
`;

/** Two clients with everything that a client can have, two people each, and the studio's people. */
export async function fillFixture(client: Client): Promise<void> {
  await client.query(STUDIO);
  for (const c of ['a', 'b'] as const) await client.query([person(c), project(c), money(c)].join(''));
}
