import type { Actor } from './actors.ts';
import { id, PEOPLE } from './people.ts';
import type { Row } from './table.ts';

type Where = string | ((client: 'a' | 'b') => string);

export interface Locator {
  /** Finds the fixture's row: one for each client, or one that belongs to nobody. */
  where: Where;
  /** It belongs to one person, not to everyone of the client. */
  personal?: boolean;
  /** What an insert of a copy must have otherwise to be a row that one may add. */
  fresh?: (actor: Actor) => Row;
}

const ofProject: Where = (client) => `project_id = '${id(client, 'project')}'`;
const ofClient: Where = (client) => `client_id = '${id(client, 'client')}'`;
const ofPerson: Where = (client) => `user_id = '${PEOPLE[client]}'`;
const record = (name: Parameters<typeof id>[1]) => (client: 'a' | 'b') => `id = '${id(client, name)}'`;
const object = (name: Parameters<typeof id>[1]) => (client: 'a' | 'b') => `name = '${id(client, name)}'`;
const deliverable = (name: string) => (client: 'a' | 'b') => `project_id = '${id(client, 'project')}' and name = '${name}'`;
const by = (column: string) => (actor: Actor) => ({ [column]: actor.claims.sub });

/** Where the rows of each line of the expectations are. */
export const LOCATORS: Record<string, Locator> = {
  audit_log: { where: `user_id is null` },
  audit_seals: { where: 'true' },
  clients: { where: record('client') },
  content_files: { where: ofProject },
  client_people: { where: (client) => `user_id = '${client === 'a' ? PEOPLE.partner : PEOPLE.partnerOfB}'` },
  'client_people (primary contact)': { where: ofPerson },
  'deliverables (published)': { where: deliverable('published'), fresh: by('uploaded_by') },
  'deliverables (unpublished)': { where: deliverable('unpublished'), fresh: by('uploaded_by') },
  'deliverables (deleted)': { where: deliverable('deleted'), fresh: by('uploaded_by') },
  'deliverables (file not checked)': { where: deliverable('unchecked'), fresh: by('uploaded_by') },
  dues: { where: record('due') },
  'dues (of the lead)': { where: record('leadDue') },
  'files (published)': { where: record('file'), fresh: by('uploaded_by') },
  'files (not published)': { where: record('hiddenFile'), fresh: by('uploaded_by') },
  'files (not checked)': { where: record('uncheckedFile'), fresh: by('uploaded_by') },
  'files (own upload)': { where: record('ownUpload'), personal: true, fresh: by('uploaded_by') },
  'files (of the brief)': { where: record('briefFile'), fresh: by('uploaded_by') },
  home_visits: { where: ofPerson, personal: true },
  import_items: { where: 'true' },
  lead_questions: { where: (client) => `lead_id = '${id(client, 'lead')}'`, fresh: by('asked_by') },
  leads: { where: ofClient },
  limits: { where: 'true' },
  mails: { where: 'true' },
  messages: { where: ofProject, fresh: (actor) => ({ author_id: actor.claims.sub, source: actor.expected === 'client' ? 'portal' : 'ops' }) },
  "messages (in another's name)": { where: ofProject, fresh: () => ({ author_id: PEOPLE.stranger, source: 'portal' }) },
  message_mails: { where: ofProject },
  message_posts: { where: ofProject },
  message_reads: { where: ofPerson, personal: true },
  milestone_templates: { where: 'true' },
  milestones: { where: ofProject },
  notion_shares: { where: (client) => `deliverable_id in (select id from public.deliverables where project_id = '${id(client, 'project')}')` },
  payments: { where: record('payment') },
  'payments (of the lead)': { where: record('leadPayment') },
  project_content: { where: ofProject },
  projects: { where: ofClient },
  'quotes (sent)': { where: record('quote'), fresh: by('created_by') },
  'quotes (draft)': { where: record('draftQuote'), fresh: by('created_by') },
  refunds: { where: (client) => `id = 're_${client}'` },
  'routing_rules (draft)': { where: 'published_at is null', fresh: by('created_by') },
  'routing_rules (published)': { where: 'published_at is not null', fresh: by('created_by') },
  sessions: { where: ofPerson, personal: true },
  sign_in_attempts: { where: 'true' },
  sign_in_networks: { where: ofPerson, personal: true },
  'storage.objects (published)': { where: object('file') },
  'storage.objects (not published)': { where: object('hiddenFile') },
  'storage.objects (not checked)': { where: object('uncheckedFile') },
  'storage.objects (of the brief)': { where: object('briefFile') },
  'storage.objects (own upload)': { where: object('ownUpload'), personal: true },
  stripe_events: { where: 'true' },
  studio_settings: { where: 'true' },
  sync_activity: { where: 'true' },
  sync_call_spans: { where: 'true' },
  sync_changes: { where: 'true' },
  sync_conflicts: { where: (client) => `record_id = '${id(client, 'project')}'` },
  sync_events: { where: 'true' },
  sync_kinds: { where: `kind = 'lead'` },
  sync_limiter: { where: 'true' },
  sync_polls: { where: 'true' },
  sync_pulls: { where: 'true' },
  sync_reconciles: { where: 'true' },
  sync_runs: { where: 'true' },
  sync_uploads: { where: 'true' },
  sync_state: { where: (client) => `record_id = '${id(client, 'project')}'` },
  sync_webhook: { where: 'true' },
  tiers: { where: 'id = 1' },
  transitions: { where: 'true' },
  user_tokens: { where: ofPerson, personal: true },
  users: { where: (client) => `id = '${PEOPLE[client]}'` },
};
