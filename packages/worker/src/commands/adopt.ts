import { adopt, lackingOf, planAdoption, type Adoption } from '@sage/notion-sync/moving';
import { optionsOf, UsageError, type Command, type CommandContext } from './command.ts';
import { synonymsWith } from './synonyms-file.ts';

/** `pnpm notion:adopt [--use kind=id]… [--synonyms file] [--add-missing] [--leave-unclear] [--apply]`. Without --apply it shows what it would take for what. */
export const adoptDatabases: Command = async ({ door, say }, args) => {
  const { values } = optionsOf(args, {
    use: { type: 'string', multiple: true, default: [] },
    synonyms: { type: 'string' },
    'add-missing': { type: 'boolean', default: false },
    'leave-unclear': { type: 'boolean', default: false },
    apply: { type: 'boolean', default: false },
  });
  const plans = await planAdoption(door, { synonyms: await synonymsWith(values.synonyms), chosen: chosenOf(values.use ?? [], door.registry.databases.map(({ kind }) => kind)), byName: NAMED });
  for (const plan of plans) tell(plan, say);
  if (!values.apply) {
    say('That was a dry run: nothing was written. Add --apply to store it, and --add-missing to add what is missing.');
    return 0;
  }
  const adopted = await adopt(door, plans, { addMissing: values['add-missing'], leaveUnclear: values['leave-unclear'] });
  const left = plans.filter(({ kind, state }) => state !== 'known' && !adopted.includes(kind));
  if (adopted.length > 0) say(`Adopted: ${adopted.join(', ')}. \`pnpm notion:setup\` adds views and options; \`pnpm notion:import\` brings the pages in.`);
  for (const plan of left) say(`${plan.name} was not adopted${whyNot(plan)}`);
  return left.length > 0 ? 1 : 0;
};

/** Two clients of one name are one, unless there are more. */
const NAMED = new Set(['client']);

function whyNot(plan: Adoption): string {
  if (plan.state !== 'found') return '';
  return plan.pages.unclear.length > 0 ? ': some of its pages could be of several; --leave-unclear leaves those pages alone and makes others' : ': something is missing; --add-missing adds it';
}

function chosenOf(uses: string[], kinds: string[]): Record<string, string> {
  return Object.fromEntries(
    uses.map((use) => {
      const [, kind = '', id] = /^([a-z_]+)=([0-9a-f-]{32,36})$/i.exec(use) ?? [];
      if (!id || !kinds.includes(kind)) throw new UsageError(`--use takes kind=id, with one of ${kinds.join(', ')} and the id of a database: not ${use}`);
      return [kind, id];
    }),
  );
}

function tell(plan: Adoption, say: CommandContext['say']): void {
  const titles = plan.candidates.map(({ title, databaseId }) => `${title} (${databaseId})`).join(', ');
  const state = { known: 'has its database already', none: 'no database is called so: `pnpm notion:setup` makes one', unclear: `could be each of ${titles}: choose with --use ${plan.kind}=<id>`, found: `is ${titles}` };
  say(`${plan.name} (${plan.kind}): ${state[plan.state]}`);
  for (const { name, wanted, found, how, problem } of plan.matches)
    say(`  ${name} (${wanted.type}): ${found ? `${found.name}${how === 'synonym' ? ', as people call it' : ''}` : 'MISSING'}${problem ? `, but ${problem}` : ''}`);
  for (const { pageId, recordId, how } of plan.pages.pairs) say(`  page ${pageId} is of ${recordId}, by its ${how}`);
  for (const { name, pageIds, recordIds } of plan.pages.unclear)
    say(`  “${name}” is left to you: ${pageIds.join(', ')} in Notion, ${recordIds.join(', ')} here. Write into each page's Sync ID (a text property) which it is, and run this again`);
  if (plan.state === 'found' && lackingOf(plan).length === 0) say('  All is there.');
}
