import { z } from '@sage/config/z';
import { oneOption, optionId, shownOption, type WantedOption } from './options.ts';
import { propertyType } from './type.ts';

const has = (value: string[], operand: string, options: { id: string; name: string }[]) => options.some(({ id, name }) => name === operand && value.includes(id));

export const multi_select = propertyType<'multi_select', string[], WantedOption[]>({
  empty: [],
  input: z.array(oneOption).max(100),
  write: (input, property, around) => [...new Set(input.map((wanted) => optionId(wanted, property, around)))],
  read: (value, property) => ({ type: 'multi_select', multi_select: value.flatMap((id) => shownOption(property, id) ?? []) }),
  config: ({ options }) => ({ type: 'multi_select', multi_select: { options } }),
  order: (value, { options }) => (value.length === 0 ? null : options.findIndex(({ id }) => id === value[0])),
  isEmpty: (value) => value.length === 0,
  conditions: {
    contains: (value, operand: string, { options }) => has(value, operand, options),
    does_not_contain: (value, operand: string, { options }) => !has(value, operand, options),
  },
});
