import * as schemas from '@sage/config/env';
import type { RawEnv } from '@sage/config/env';
import { localPortsEnv, readLocalSecrets, withLocalDefaults, type Connection, type LocalSecrets } from '@sage/config/local';
import { dataDir as dataDirOf, rawEnv } from '@sage/config/process-env';
import { z } from '@sage/config/z';
import { checkEnv, standIns } from './connections.ts';

export const stackEnv = z.object({
  ...schemas.runtimeEnv.shape,
  ...schemas.addressesEnv.shape,
  ...schemas.httpEnv.shape,
  ...schemas.supabaseEnv.shape,
  ...schemas.tokenSigningEnv.shape,
  ...schemas.serviceRoleEnv.shape,
  ...schemas.databaseEnv.shape,
  ...schemas.stripeEnv.shape,
  ...schemas.notionEnv.shape,
  ...schemas.mailEnv.shape,
  ...schemas.workerEnv.shape,
  ...localPortsEnv.shape,
  ...schemas.startEnv.shape,
});
export type StackEnv = z.infer<typeof stackEnv>;

export interface Settings {
  /** The repository. */
  root: string;
  dataDir: string;
  /** Checked and typed. */
  env: StackEnv;
  /** The same as text, for the environment of the processes. */
  text: Record<string, string>;
  /** What every process of ours gets of the environment that started us. */
  system: Record<string, string>;
  secrets: LocalSecrets;
  /** Which connections have their stand-in. */
  local: Record<Connection, boolean>;
}

/** Reads `.env` and the environment, and checks all of it before anything starts. @throws EnvError */
export const readSettings = (root: string, raw: RawEnv = rawEnv(root)): Settings => settingsOf(root, raw, dataDirOf(raw, root));

export function settingsOf(root: string, everything: RawEnv, dataDir: string): Settings {
  const raw: RawEnv = Object.fromEntries(Object.entries(everything).filter(([, value]) => value?.trim()));
  schemas.parseEnv(localPortsEnv, raw);
  const secrets = readLocalSecrets(dataDir);
  const filled = withLocalDefaults(raw, secrets);
  const env = checkEnv(stackEnv, raw, filled);
  return { root, dataDir, env, text: texts(filled, env), system: systemOf(raw), secrets, local: standIns(raw) };
}

const SYSTEM = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'TZ', 'USER', 'SystemRoot', 'NODE_EXTRA_CA_CERTS', 'HTTPS_PROXY', 'NO_PROXY'];
const systemOf = (raw: RawEnv) => Object.fromEntries(SYSTEM.flatMap((name) => (raw[name] ? [[name, raw[name]]] : [])));

/** Defaults included, so that a process says the same whoever starts it. */
function texts(filled: RawEnv, env: StackEnv): Record<string, string> {
  const defaults = Object.entries(env).map(([name, value]) => [name, typeof value === 'boolean' ? String(Number(value)) : String(value)]);
  return Object.fromEntries([...defaults.filter(([, value]) => value !== 'undefined'), ...Object.entries(filled).filter(([name, value]) => name in stackEnv.shape && value)]);
}
