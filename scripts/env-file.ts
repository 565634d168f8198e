import * as schemas from '../packages/config/src/env.ts';
import { localPortsEnv } from '../packages/config/src/local.ts';
import { z } from '../packages/config/src/z.ts';

interface Section {
  title: string;
  about: string;
  schemas: z.ZodObject[];
}

interface Line {
  name: string;
  about: string;
  value: string;
}

const { addressesEnv, databaseEnv, httpEnv, mailEnv, notionEnv, runtimeEnv, serviceRoleEnv, startEnv, stripeEnv, supabaseEnv, tokenSigningEnv, workerEnv } = schemas;

const STAND_IN = 'Leave all of it out, and a stand-in on this machine serves.';

const SECTIONS: Section[] = [
  { title: 'Addresses', about: 'Where people find the apps. Locally they are http://localhost and the port.', schemas: [addressesEnv] },
  { title: 'Apps', about: 'Where the servers listen, and what is in front of them.', schemas: [httpEnv] },
  { title: 'Processes', about: 'For every process.', schemas: [runtimeEnv] },
  { title: 'Supabase', about: `The Data API and Storage. ${STAND_IN}`, schemas: [supabaseEnv, serviceRoleEnv, tokenSigningEnv] },
  { title: 'Postgres', about: `For migrations, LISTEN and background jobs. ${STAND_IN}`, schemas: [databaseEnv] },
  { title: 'Stripe', about: STAND_IN, schemas: [stripeEnv] },
  { title: 'Notion', about: STAND_IN, schemas: [notionEnv] },
  { title: 'Mail', about: STAND_IN, schemas: [mailEnv] },
  { title: 'Worker', about: 'The process that syncs and runs background jobs.', schemas: [workerEnv] },
  { title: 'Local services', about: 'Where the stand-ins listen, should a port be taken.', schemas: [localPortsEnv] },
  { title: 'Start', about: 'How `pnpm start` and `pnpm dev` behave.', schemas: [startEnv] },
];

/** Read by tools, not by a schema. */
const TOOLS: Line[] = [
  { name: 'SAGE_DATA_DIR', about: 'Folder of the local data and secrets, relative to the repository.', value: '.sage' },
  { name: 'SAGE_CHROMIUM', about: 'Browser for the end-to-end tests. Empty: an installed Chromium or Chrome, else the one from npm.', value: '/usr/bin/chromium' },
];

/** Schemas that the config package exports and that no section shows. */
export function unlistedSchemas(): string[] {
  const listed = new Set<unknown>(SECTIONS.flatMap((section) => section.schemas));
  return Object.entries(schemas).flatMap(([name, value]) => (value instanceof z.ZodObject && !listed.has(value) ? [name] : []));
}

/** The whole of `.env.example`. Every line is commented out, since an empty file is a working one. */
export function envExample(): string {
  const sections = SECTIONS.map(({ title, about, schemas: parts }) => section(title, about, parts.flatMap(linesOf)));
  const intro = [
    'Copy this file to .env and set what differs. Without a .env everything runs on this machine, with stand-ins.',
    'Outside of development (NODE_ENV=production) nothing is assumed: what is marked "Required" must be set.',
    'Written by `pnpm env:example` from packages/config/src/env; do not edit.',
  ];
  return `${[intro.map((line) => `# ${line}\n`).join(''), ...sections, section('Tools', 'For development only.', TOOLS)].join('\n')}`;
}

const section = (title: string, about: string, lines: Line[]) =>
  `\n## ${title}\n# ${about}\n${lines.map((line) => `\n# ${line.about}\n# ${line.name}=${line.value}\n`).join('')}`;

const linesOf = (schema: z.ZodObject): Line[] => Object.entries(schema.shape).map(([name, variable]) => lineOf(name, variable as z.ZodType));

function lineOf(name: string, variable: z.ZodType): Line {
  const note = schemas.noteOf(variable);
  if (!note.about) throw new Error(`${name} has no note: describe it with noted() in packages/config.`);
  const required = variable.safeParse(undefined).success ? '' : ` Required: ${note.fix ?? 'set it'}.`;
  const optionalFix = !required && note.fix ? ` To set it, ${note.fix}.` : '';
  return { name, about: `${note.about}${required}${optionalFix}`, value: note.example ?? defaultOf(variable) };
}

function defaultOf(variable: z.ZodType): string {
  const standard = variable.safeParse(undefined);
  return standard.success && standard.data !== undefined ? String(standard.data) : '';
}
