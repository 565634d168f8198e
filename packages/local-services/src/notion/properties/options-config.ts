import { invalid } from '../edge/problem.ts';
import { newId, newShortId } from '../model/ids.ts';
import type { Color, Option, OptionGroup } from '../model/property-record.ts';

export interface OptionConfig {
  id?: string;
  name?: string;
  color?: Color;
  description?: string | null;
}

const COLORS: Color[] = ['default', 'gray', 'brown', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink', 'red'];

export const newOption = (name: string, others: Option[], { color, description }: OptionConfig = {}): Option => ({
  id: newShortId(),
  name,
  color: color ?? COLORS[others.length % COLORS.length] ?? 'default',
  description: description ?? null,
});

/** Options that are named again, by id or name, keep their id; all others that were there stay too, as in Notion. */
export function mergeOptions(known: Option[], asked: OptionConfig[]): Option[] {
  const merged = [...known];
  for (const config of asked) {
    const at = merged.findIndex(({ id, name }) => (config.id ? id === config.id : name === config.name));
    const option = merged[at];
    if (option) merged[at] = { ...option, name: config.name ?? option.name, description: config.description ?? option.description };
    else if (config.name) merged.push(newOption(config.name, merged, config));
    else throw invalid(`Option with id ${config.id} does not exist.`);
  }
  return merged;
}

const GROUPS: [string, Color][] = [['To-do', 'gray'], ['In progress', 'blue'], ['Complete', 'green']];

/** Options given at the making are all in the first group, as with Notion's API. Without any there is one a group. */
export function statusOptions(asked: OptionConfig[] | undefined): { options: Option[]; groups: OptionGroup[] } {
  const names: OptionConfig[] = asked ?? [{ name: 'Not started', color: 'default' }, { name: 'In progress', color: 'blue' }, { name: 'Done', color: 'green' }];
  const options = mergeOptions([], names.map(({ name, color, description }) => ({ name, color, description })) as OptionConfig[]);
  const groups = GROUPS.map(([name, color], i) => ({ id: newId(), name, color, option_ids: options.filter((_, at) => (asked ? 0 : at) === i).map(({ id }) => id) }));
  return { options, groups };
}
