/** Connections that a runtime wants named, and that these tests do not use. */
export const outsideEnv = {
  INTAKE_URL: 'http://intake.test',
  PORTAL_URL: 'http://portal.test',
  STRIPE_SECRET_KEY: 'sk_test_0123456789',
  STRIPE_WEBHOOK_SECRET: 'whsec_0123456789ab',
};
