import { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';
import type { Option, PropertyOf } from '../model/property-record.ts';
import { propertyType, type Surroundings } from './type.ts';

export const oneOption = z
  .union([
    z.strictObject({ id: z.string(), name: z.string().max(100).optional(), color: z.string().optional(), description: z.string().nullish() }),
    z.strictObject({ name: z.string().min(1).max(100), color: z.string().optional(), description: z.string().nullish() }),
  ]);
const optionInput = oneOption.nullable();
export type WantedOption = z.infer<typeof oneOption>;
type OptionInput = z.infer<typeof optionInput>;
type Optioned = PropertyOf<'select'> | PropertyOf<'multi_select'> | PropertyOf<'status'>;

const isOne = (option: Option, wanted: WantedOption) => ('id' in wanted ? option.id === wanted.id : option.name === wanted.name);
export const shownOption = ({ options }: Optioned, id: string | null) => {
  const option = options.find((one) => one.id === id);
  return option ? { id: option.id, name: option.name, color: option.color } : null;
};
const nameOf = (property: Optioned, id: string | null) => shownOption(property, id)?.name;
const listed = (operand: string | string[]) => [operand].flat();

const common = {
  empty: null,
  input: optionInput,
  order: (value: string | null, { options }: Optioned) => (value === null ? null : options.findIndex(({ id }) => id === value)),
  isEmpty: (value: string | null) => value === null,
  conditions: {
    equals: (value: string | null, operand: string | string[], property: Optioned) => listed(operand).includes(nameOf(property, value) ?? ''),
    does_not_equal: (value: string | null, operand: string | string[], property: Optioned) => !listed(operand).includes(nameOf(property, value) ?? ''),
  },
};

/** A name that is not there yet becomes an option. */
export function optionId(wanted: WantedOption, property: PropertyOf<'select'> | PropertyOf<'multi_select'>, around: Surroundings): string {
  const known = property.options.find((option) => isOne(option, wanted));
  if (known) return known.id;
  if ('id' in wanted) throw invalid(`${property.name} option with id ${wanted.id} does not exist.`);
  if (wanted.name.includes(',')) throw invalid(`Invalid select option, commas not allowed: ${wanted.name}`);
  return around.addOption(property, wanted.name);
}

export const select = propertyType<'select', string | null, OptionInput>({
  ...common,
  write: (input, property, around) => input && optionId(input, property, around),
  read: (value, property) => ({ type: 'select', select: shownOption(property, value) }),
  config: ({ options }) => ({ type: 'select', select: { options } }),
});

/** Its options are made with the schema only. */
export const status = propertyType<'status', string | null, OptionInput>({
  ...common,
  write(input, property) {
    if (!input) return null;
    const known = property.options.find((option) => isOne(option, input));
    if (!known) throw invalid(`Invalid status option. Status option "${'id' in input ? input.id : input.name}" does not exist".`);
    return known.id;
  },
  read: (value, property) => ({ type: 'status', status: shownOption(property, value) }),
  config: ({ options, groups }) => ({ type: 'status', status: { options, groups } }),
});
