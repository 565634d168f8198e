import 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's URL of the database `postgres`. */
    postgresUrl: string;
    /** Bootstrap, migrations and base seed: `create database x template sage_template`. */
    templateDatabase: string;
    /** A Data API with Storage over a database of its own, made from the template. */
    supabase: { url: string; publishableKey: string; secretKey: string; jwtSecret: string; databaseUrl: string };
  }
}
