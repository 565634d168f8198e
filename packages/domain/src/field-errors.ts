import type { z } from '@sage/config/z';

const MOST = 20;

/** Zod's issues by field path ('' = the whole input). Unknown keys are not repeated: a name can carry anything. */
export function fieldsOf({ issues }: z.ZodError): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const issue of issues.slice(0, MOST)) {
    const path = issue.path.map(String).join('.');
    const message = issue.code === 'unrecognized_keys' ? 'There is a field here that is not known.' : issue.message;
    fields.set(path, [...(fields.get(path) ?? []), message]);
  }
  return Object.fromEntries(fields);
}
