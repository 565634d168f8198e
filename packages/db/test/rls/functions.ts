/** Who may execute the functions of the Data API. A new function fails the suite until it has a line here. */
export const FUNCTIONS: Record<string, string> = {
  // The public form, and nothing else for its role.
  intake_tiers: 'sage_intake',
  intake_routing_rules: 'sage_intake',
  intake_submit: 'sage_intake',
  intake_result: 'sage_intake',
  intake_begin_checkout: 'sage_intake',
  intake_attach_checkout: 'sage_intake',
  intake_renew_checkout: 'sage_intake',
  // One round trip a page, with the caller's own rights.
  portal_home: 'authenticated',
  portal_project: 'authenticated',
  portal_payments: 'authenticated',
  portal_receipt: 'authenticated',
  deliverable_file: 'authenticated',
  ops_home: 'authenticated',
  ops_lead: 'authenticated',
  ops_leads: 'authenticated',
  ops_projects: 'authenticated',
  ops_project: 'authenticated',
  ops_payments: 'authenticated',
  ops_clients: 'authenticated',
  review_lead: 'authenticated',
  // The course of a project: the team's.
  complete_milestone: 'authenticated',
  return_milestone: 'authenticated',
  start_milestone: 'authenticated',
  add_deliverable: 'authenticated',
  publish_deliverable: 'authenticated',
  ops_sync: 'authenticated',
  retry_sync: 'authenticated',
  // What a client pays: each looks for itself whose it is.
  portal_begin_checkout: 'authenticated',
  portal_attach_checkout: 'authenticated',
  portal_renew_checkout: 'authenticated',
  // Stripe's word, by our servers only.
  apply_stripe_event: 'service_role',
  find_checkout: 'service_role',
  settle_checkout_session: 'service_role',
  // Sign-in, by our servers only.
  sign_in_begin: 'service_role',
  sign_in_complete: 'service_role',
  session_check: 'service_role',
  session_end: 'service_role',
  find_invitation: 'service_role',
  accept_invitation: 'service_role',
};

/** Functions of the Data API that run with their owner's rights, past row-level security. */
export const DEFINERS = [
  'intake_tiers', 'intake_routing_rules', 'intake_submit', 'intake_result', 'sign_in_begin', 'sign_in_complete', 'session_check',
  'session_end', 'retry_sync', 'intake_begin_checkout', 'intake_attach_checkout', 'intake_renew_checkout', 'portal_begin_checkout',
  'portal_attach_checkout', 'portal_renew_checkout', 'apply_stripe_event', 'find_checkout', 'settle_checkout_session',
  'complete_milestone', 'return_milestone', 'start_milestone', 'add_deliverable', 'publish_deliverable', 'find_invitation',
  'accept_invitation',
];
