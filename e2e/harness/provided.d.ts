import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the running stack. */
    urls: Record<'intake' | 'portal' | 'ops' | 'mail' | 'notion' | 'stripe' | 'supabase', string>;
    /** What its programs were given, secrets aside. */
    stackEnv: Record<string, string>;
    dataDir: string;
    /** Where the shared browser listens. */
    browser: string;
  }
}
