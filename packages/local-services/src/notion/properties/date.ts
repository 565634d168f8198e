import { z } from '@sage/config/z';
import { propertyType, type ValueResponse } from './type.ts';

const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const isoDate = z.string().refine((text) => ISO.test(text) && !Number.isNaN(Date.parse(text)), 'should be a valid ISO 8601 date string');
const dateInput = z.strictObject({ start: isoDate, end: isoDate.nullish(), time_zone: z.string().nullish() }).nullable();
interface DateValue {
  start: string;
  end: string | null;
  time_zone: string | null;
}

/** Notion gives instants with milliseconds and an offset, and days as they are. */
const instant = (text: string) => (text.length === 10 ? text : text.replace(/(T\d{2}:\d{2})(?=$|[Z+-])/, '$1:00').replace(/(:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/, stamped));
const stamped = (_all: string, seconds: string, fraction = '', zone = 'Z') => {
  const thousandths = fraction.slice(1, 4).padEnd(3, '0');
  return `${seconds}.${thousandths}${zone === 'Z' ? '+00:00' : zone}`;
};
const at = (value: DateValue) => Date.parse(value.start);
/** A day stands for all of its hours. */
const sameAs = (value: DateValue, operand: string) => (operand.length === 10 ? value.start.slice(0, 10) === operand : at(value) === Date.parse(operand));

export const date = propertyType<'date', DateValue | null, z.infer<typeof dateInput>>({
  empty: null,
  input: dateInput,
  write: (input) => input && { start: instant(input.start), end: input.end ? instant(input.end) : null, time_zone: input.time_zone ?? null },
  read: (value) => ({ type: 'date', date: value as Extract<ValueResponse, { type: 'date' }>['date'] }),
  config: () => ({ type: 'date', date: {} }),
  order: (value) => value && at(value),
  isEmpty: (value) => value === null,
  conditions: {
    equals: (value, operand: string) => value !== null && sameAs(value, operand),
    before: (value, operand: string) => value !== null && at(value) < Date.parse(operand),
    after: (value, operand: string) => value !== null && at(value) > Date.parse(operand) && !sameAs(value, operand),
    on_or_before: (value, operand: string) => value !== null && (at(value) <= Date.parse(operand) || sameAs(value, operand)),
    on_or_after: (value, operand: string) => value !== null && (at(value) >= Date.parse(operand) || sameAs(value, operand)),
  },
});
