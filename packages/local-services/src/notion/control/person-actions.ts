import { z } from '@sage/config/z';
import type { Person } from '../person/person.ts';

const tickSchema = z.strictObject({ done: z.boolean().optional(), property: z.string().optional() });
const optionSchema = z.strictObject({ property: z.string(), option: z.string() });
const nothing = z.strictObject({});

/** What a person does in Notion for which its API has no operation of its own; every other one is under its name. */
export const PERSON_ACTIONS: Readonly<Record<string, (person: Person, id: string, body: unknown) => object>> = {
  tick(person, id, body) {
    const { done, property } = tickSchema.parse(body);
    return person.tick(id, done, property);
  },
  share: (person, id, body) => (nothing.parse(body), person.share(id, true)),
  unshare: (person, id, body) => (nothing.parse(body), person.share(id, false)),
  removeOption(person, id, body) {
    const { property, option } = optionSchema.parse(body);
    return person.removeOption(id, property, option);
  },
};
