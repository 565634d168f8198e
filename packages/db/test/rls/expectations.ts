import type { Finding } from './matrix.ts';
import { VERBS } from './table.ts';

/** What each may do with a row, in the order select, insert, update, delete; `!PT409`: the right is there, and a trigger refuses. Else nothing. */
interface Expectation {
  /** A client, with a row of their own … */
  own?: string;
  /** … with a row of another client … */
  another?: string;
  /** … and with a row that belongs to nobody. */
  client?: string;
  team?: string;
  admin?: string;
  service?: string;
  /** Intake's role and anonymous callers. */
  nobody?: string;
}

/** One line a table, or a kind of its rows. A new table fails the suite until it has a line here. */
export const EXPECTATIONS: Record<string, Expectation> = {
  // People. Users are never deleted: the audit log names them.
  users: { own: 'select', team: 'select', admin: 'select insert update', service: 'select insert update' },
  clients: { own: 'select', team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  client_people: { own: 'select', team: 'select insert delete', admin: 'select insert delete', service: 'select insert delete' },
  'client_people (primary contact)': {
    own: 'select',
    team: 'select insert delete!PT409',
    admin: 'select insert delete!PT409',
    service: 'select insert delete!PT409',
  },

  // Prospects.
  leads: { team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  lead_questions: { team: 'select insert', admin: 'select insert', service: 'select insert delete' },
  'quotes (sent)': { own: 'select', team: 'select insert', admin: 'select insert', service: 'select insert update' },
  'quotes (draft)': { team: 'select insert update', admin: 'select insert update', service: 'select insert update' },

  // Projects and what belongs to them. Only the service role deletes.
  projects: { own: 'select', team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  milestones: { own: 'select', team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  messages: { own: 'select insert', team: 'select insert', admin: 'select insert', service: 'select insert delete' },
  "messages (in another's name)": { own: 'select', team: 'select', admin: 'select', service: 'select insert delete' },
  message_reads: { service: 'select delete' },
  message_mails: { service: 'select insert delete' },
  project_content: { own: 'select', team: 'select', admin: 'select', service: 'select insert update delete' },

  // Files: clients see what was published for them, and nobody is served what was not checked.
  'deliverables (published)': { own: 'select', team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  'deliverables (unpublished)': { team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  'deliverables (deleted)': { team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  'deliverables (file not checked)': { team: 'select insert update', admin: 'select insert update', service: 'select insert update delete' },
  'files (published)': { own: 'select', team: 'select insert', admin: 'select insert', service: 'select insert update delete' },
  'files (not published)': { team: 'select insert', admin: 'select insert', service: 'select insert update delete' },
  'files (not checked)': { team: 'select insert', admin: 'select insert', service: 'select insert update delete' },
  'files (of the brief)': { own: 'select', team: 'select insert', admin: 'select insert', service: 'select insert update delete' },
  'files (own upload)': { own: 'select', team: 'select insert', admin: 'select insert', service: 'select insert update delete' },
  'storage.objects (published)': { own: 'select', team: 'select', admin: 'select', service: 'select insert update delete' },
  'storage.objects (not published)': { team: 'select', admin: 'select', service: 'select insert update delete' },
  'storage.objects (not checked)': { team: 'insert', service: 'select insert update delete' },
  'storage.objects (of the brief)': { own: 'select', team: 'select', admin: 'select', service: 'select insert update delete' },
  'storage.objects (own upload)': { own: 'insert', service: 'select insert update delete' },

  // Money changes only by Stripe's word, so people only read.
  dues: { own: 'select', team: 'select', admin: 'select', service: 'select insert update' },
  'dues (of the lead)': { team: 'select', admin: 'select', service: 'select insert update' },
  payments: { own: 'select', team: 'select', admin: 'select', service: 'select insert update' },
  'payments (of the lead)': { team: 'select', admin: 'select', service: 'select insert update' },
  refunds: { own: 'select', team: 'select', admin: 'select', service: 'select insert update' },
  stripe_events: { team: 'select', admin: 'select', service: 'select insert update' },
  mails: { team: 'select', admin: 'select', service: 'select insert update' },

  // What the studio sells, and its rules. What was published stays.
  tiers: { client: 'select', team: 'select', admin: 'select update', service: 'select update' },
  milestone_templates: { team: 'select', admin: 'select insert', service: 'select insert' },
  'routing_rules (draft)': { team: 'select', admin: 'select insert update delete', service: 'select insert update' },
  'routing_rules (published)': { team: 'select', admin: 'select insert update!PT409 delete!PT409', service: 'select insert update!PT409' },
  transitions: { team: 'select', admin: 'select', service: 'select' },
  studio_settings: { team: 'select', admin: 'select update', service: 'select update' },

  // Sign-in. Sessions and tokens are written by functions of the service role.
  sessions: { own: 'select', admin: 'select', service: 'select insert update delete' },
  user_tokens: { service: 'select insert update delete' },
  sign_in_attempts: { service: 'select delete' },
  sign_in_networks: { service: 'select delete' },
  limits: { service: 'select delete' },
  home_visits: { service: 'select delete' },

  // Audit: nobody changes or deletes.
  audit_log: { team: 'select', admin: 'select', service: 'select insert' },
  audit_seals: { team: 'select', admin: 'select', service: 'select insert' },

  // Notion.
  sync_kinds: { team: 'select', admin: 'select', service: 'select insert update' },
  sync_changes: { team: 'select', admin: 'select', service: 'select insert delete' },
  sync_state: { team: 'select', admin: 'select', service: 'select insert update delete' },
  sync_limiter: { team: 'select', admin: 'select', service: 'select update' },
  content_files: { team: 'select', admin: 'select', service: 'select insert update delete' },
  message_posts: { team: 'select', admin: 'select', service: 'select insert update delete' },
  notion_shares: { team: 'select', admin: 'select', service: 'select insert update' },
  sync_uploads: { team: 'select', admin: 'select', service: 'select insert update delete' },
  sync_call_spans: { team: 'select', admin: 'select', service: 'select insert update delete' },
  sync_activity: { team: 'select', admin: 'select', service: 'select insert delete' },
  import_items: { team: 'select', admin: 'select', service: 'select insert' },
  sync_conflicts: { team: 'select', admin: 'select', service: 'select insert update' },
  sync_events: { team: 'select', admin: 'select', service: 'select insert delete' },
  sync_pulls: { team: 'select', admin: 'select', service: 'select insert update delete' },
  sync_polls: { team: 'select', admin: 'select', service: 'select insert update' },
  sync_reconciles: { team: 'select', admin: 'select', service: 'select insert update delete' },
  sync_runs: { team: 'select', admin: 'select', service: 'select insert update' },
  // The key of Notion's signatures: people see it through a function, as long as they must.
  sync_webhook: { service: 'select update' },
};

/** What a finding should have been, as far as these verbs go. */
export function expected({ line, expectedBy, row }: Pick<Finding, 'line' | 'expectedBy' | 'row'>, verbs: string[] = VERBS): string {
  const who = expectedBy === 'client' && row !== 'any' ? row : expectedBy;
  const may = EXPECTATIONS[line]?.[who] ?? '';
  return may.split(' ').filter((verb) => verbs.includes(verb.replace(/!.*/, ''))).join(' ');
}
