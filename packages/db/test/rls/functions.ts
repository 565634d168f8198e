/** Who may execute the functions of the Data API. A new function fails the suite until it has a line here. */
export const FUNCTIONS: Record<string, string> = {
  // The public form, and nothing else for its role.
  intake_tiers: 'sage_intake',
  intake_routing_rules: 'sage_intake',
  intake_submit: 'sage_intake',
  intake_result: 'sage_intake',
  // One round trip a page, with the caller's own rights.
  portal_home: 'authenticated',
  ops_home: 'authenticated',
  ops_lead: 'authenticated',
  ops_leads: 'authenticated',
  review_lead: 'authenticated',
  // Sign-in, by our servers only.
  sign_in_begin: 'service_role',
  sign_in_complete: 'service_role',
  session_check: 'service_role',
  session_end: 'service_role',
};

/** Functions of the Data API that run with their owner's rights, past row-level security. */
export const DEFINERS = ['intake_tiers', 'intake_routing_rules', 'intake_submit', 'intake_result', 'sign_in_begin', 'sign_in_complete', 'session_check', 'session_end'];
