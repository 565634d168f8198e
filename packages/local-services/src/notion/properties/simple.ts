import { z } from '@sage/config/z';
import { propertyType } from './type.ts';

export const number = propertyType<'number', number | null, number | null>({
  empty: null,
  input: z.number().nullable(),
  write: (input) => input,
  read: (value) => ({ type: 'number', number: value }),
  config: ({ format }) => ({ type: 'number', number: { format } }),
  order: (value) => value,
  isEmpty: (value) => value === null,
  conditions: {
    equals: (value, operand: number) => value === operand,
    does_not_equal: (value, operand: number) => value !== operand,
    greater_than: (value, operand: number) => value !== null && value > operand,
    less_than: (value, operand: number) => value !== null && value < operand,
    greater_than_or_equal_to: (value, operand: number) => value !== null && value >= operand,
    less_than_or_equal_to: (value, operand: number) => value !== null && value <= operand,
  },
});

export const checkbox = propertyType<'checkbox', boolean, boolean>({
  empty: false,
  input: z.boolean(),
  write: (input) => input,
  read: (value) => ({ type: 'checkbox', checkbox: value }),
  config: () => ({ type: 'checkbox', checkbox: {} }),
  order: Number,
  isEmpty: () => false,
  conditions: {
    equals: (value, operand: boolean) => value === operand,
    does_not_equal: (value, operand: boolean) => value !== operand,
  },
});
