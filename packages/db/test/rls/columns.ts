/** Columns that nobody but the service role reads, of tables that people read. */
export const HIDDEN: Record<string, string> = {
  audit_log: 'salt',
  message_posts: 'settles_at lease lease_until',
  payments: 'idempotency_key',
  project_content: 'content_hash',
  quotes: 'token_hash terms_hash',
  refunds: 'reason requested_by',
  sessions: 'token_hash',
  stripe_events: 'payload',
  sync_polls: 'seen',
  sync_pulls: 'version lease lease_until lease_by',
  sync_reconciles: 'lease lease_until',
  sync_state: 'body_hash lease checklist body_seen_at in_flight heard_block_id',
  users: 'address_key password_hash password_changed_at',
};

/** What people may write through the Data API, row-level security allowing. Everything else is written by functions. */
export const WRITABLE: Record<string, string> = {
  'insert client_people': 'client_id user_id created_at',
  'insert clients': 'id user_id name tier project_address',
  'update clients': 'user_id name project_address',
  'insert deliverables':
    'id project_id file_id name file_path file_url file_size file_type category description uploaded_by version replaces_id',
  'update deliverables': 'name category description',
  'insert files': 'id lead_id project_id name size_bytes mime_type uploaded_by',
  'insert lead_questions': 'id lead_id asked_by question',
  'insert leads':
    'id source email name phone project_address budget_range budget_kind budget_cents timeline timeline_weeks project_type has_survey ' +
    'has_drawings recommended_tier routing_reason',
  'update leads': 'email name phone project_address status approved_tier reviewer_id reviewed_at review_reason',
  'insert messages': 'id project_id author_id source body',
  'insert milestone_templates': 'id tier version order name kind turn optional round duration_days created_at',
  'insert milestones': 'id project_id tier name order kind turn optional round duration_days due_date',
  'update milestones': 'name order optional duration_days due_date',
  'insert projects': 'id client_id lead_id tier name site_address',
  'update projects': 'name site_address',
  'insert quotes': 'id lead_id project_id version lines dues total_cents currency valid_until created_by',
  'update quotes': 'lines dues total_cents currency valid_until',
  'insert routing_rules': 'version document note created_by',
  'update routing_rules': 'document note published_at',
  'update studio_settings': 'name zone weekly_hours holidays currency tax_line booking_url client_comment_mark',
  'update tiers':
    'name description stripe_product_id stripe_price_id features price_cents deposit_percent weeks_min weeks_max revision_rounds ' +
    'site_visit budget_from_cents budget_to_cents',
  'insert users': 'id email address name user_type',
  'update users': 'email address name user_type deactivated_at',
};
