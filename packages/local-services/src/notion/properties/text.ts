import { z } from '@sage/config/z';
import { plainText, richTextOf } from '../model/rich-text.ts';
import { richTextSchema } from '../requests/rich-text.schema.ts';
import type { RichText } from '../model/records.ts';
import { propertyType } from './type.ts';

const same = (text: string) => text.toLocaleLowerCase('en');

/** The filters of title, rich_text and url. */
const TEXT_CONDITIONS = {
  equals: (value: string, operand: string) => value === operand,
  does_not_equal: (value: string, operand: string) => value !== operand,
  contains: (value: string, operand: string) => same(value).includes(same(operand)),
  does_not_contain: (value: string, operand: string) => !same(value).includes(same(operand)),
  starts_with: (value: string, operand: string) => same(value).startsWith(same(operand)),
  ends_with: (value: string, operand: string) => same(value).endsWith(same(operand)),
};

const conditions = Object.fromEntries(
  Object.entries(TEXT_CONDITIONS).map(([name, holds]) => [name, (value: RichText, operand: string) => holds(plainText(value), operand)]),
);
const text = {
  empty: [] as RichText,
  input: richTextSchema,
  write: richTextOf,
  order: (value: RichText) => plainText(value) || null,
  isEmpty: (value: RichText) => plainText(value) === '',
  conditions,
};

export const title = propertyType<'title', RichText, z.infer<typeof richTextSchema>>({
  ...text,
  read: (value) => ({ type: 'title', title: value }),
  config: () => ({ type: 'title', title: {} }),
});

export const rich_text = propertyType<'rich_text', RichText, z.infer<typeof richTextSchema>>({
  ...text,
  read: (value) => ({ type: 'rich_text', rich_text: value }),
  config: () => ({ type: 'rich_text', rich_text: {} }),
});

const short = {
  empty: null,
  write: (input: string | null) => input,
  order: (value: string | null) => value,
  isEmpty: (value: string | null) => value === null,
  conditions: Object.fromEntries(Object.entries(TEXT_CONDITIONS).map(([name, holds]) => [name, (value: string | null, operand: string) => holds(value ?? '', operand)])),
};

export const url = propertyType<'url', string | null, string | null>({
  ...short,
  input: z.string().min(1).max(2000).nullable(),
  read: (value) => ({ type: 'url', url: value }),
  config: () => ({ type: 'url', url: {} }),
});

export const email = propertyType<'email', string | null, string | null>({
  ...short,
  input: z.string().min(1).max(200).nullable(),
  read: (value) => ({ type: 'email', email: value }),
  config: () => ({ type: 'email', email: {} }),
});

export const phone_number = propertyType<'phone_number', string | null, string | null>({
  ...short,
  input: z.string().min(1).max(200).nullable(),
  read: (value) => ({ type: 'phone_number', phone_number: value }),
  config: () => ({ type: 'phone_number', phone_number: {} }),
});
