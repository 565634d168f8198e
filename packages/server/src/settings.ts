import { addressesEnv, httpEnv, runtimeEnv, stripeEnv, supabaseEnv } from '@sage/config/env';
import { readEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { parseTrustedProxies } from './client-address.ts';

export type AppName = 'intake' | 'portal' | 'ops';

export interface ServerSettings {
  name: AppName;
  production: boolean;
  logLevel: string;
  host: string;
  port: number;
  portVariable: string;
  metricsPort: number;
  metricsPortVariable: string;
  /** The address that people use; the only origin whose posts are taken. */
  publicUrl: URL;
  trustProxy: string[];
  compression: boolean;
  /** Foreign origins that a form of ours may lead to: the checkout, and from intake the portal, when it is paid already. */
  formTargets: string[];
  supabaseUrl: string;
}

const serverEnv = z.object({
  ...runtimeEnv.shape,
  ...addressesEnv.shape,
  ...httpEnv.shape,
  SUPABASE_URL: supabaseEnv.shape.SUPABASE_URL,
  STRIPE_API_URL: stripeEnv.shape.STRIPE_API_URL,
});

/** @throws EnvError that names every variable and its remedy. */
export function readSettings(name: AppName): ServerSettings {
  const env = readEnv(serverEnv);
  const prefix = name.toUpperCase() as Uppercase<AppName>;
  return {
    name,
    production: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    host: env.HOST,
    port: env[`${prefix}_PORT`],
    portVariable: `${prefix}_PORT`,
    metricsPort: env[`${prefix}_METRICS_PORT`],
    metricsPortVariable: `${prefix}_METRICS_PORT`,
    publicUrl: new URL(env[`${prefix}_URL`]),
    trustProxy: parseTrustedProxies(env.TRUST_PROXY),
    compression: env.COMPRESSION,
    formTargets: formTargets(name, env),
    supabaseUrl: env.SUPABASE_URL,
  };
}

const formTargets = (name: AppName, { STRIPE_API_URL, PORTAL_URL }: z.infer<typeof serverEnv>): string[] => [
  'https://checkout.stripe.com',
  ...(STRIPE_API_URL ? [new URL(STRIPE_API_URL).origin] : []),
  ...(name === 'intake' ? [new URL(PORTAL_URL).origin] : []),
];
