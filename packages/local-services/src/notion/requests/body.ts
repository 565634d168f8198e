import type { z } from '@sage/config/z';
import { invalid } from '../edge/problem.ts';

type Issue = z.core.$ZodIssue;

/** Checks a body and refuses it in Notion's words. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, at = 'body'): T {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalid(`body failed validation: ${result.error.issues.slice(0, 1).map((issue) => sentence(deepest(issue), at)).join('')}`);
}

/** Of a union the branch that came furthest says what is wrong. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue;
  const inner = issue.errors.flatMap((branch) => (branch[0] ? [deepest(branch[0])] : []));
  const [furthest] = inner.sort((a, b) => b.path.length - a.path.length);
  return furthest ? { ...furthest, path: [...issue.path, ...furthest.path] } : issue;
}

function sentence(issue: Issue, at: string): string {
  const where = at + issue.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  const was = `instead was \`${shown(issue.input)}\`.`;
  const length = `instead was \`${sizeOf(issue.input)}\`.`;
  switch (issue.code) {
    case 'too_big': return isSized(issue.origin) ? `${where}.length should be ≤ \`${issue.maximum}\`, ${length}` : `${where} should be ≤ \`${issue.maximum}\`, ${was}`;
    case 'too_small': return isSized(issue.origin) ? `${where}.length should be ≥ \`${issue.minimum}\`, ${length}` : `${where} should be ≥ \`${issue.minimum}\`, ${was}`;
    case 'unrecognized_keys': return unrecognized(where, issue.keys, issue.input as Record<string, unknown>);
    case 'invalid_type': return issue.input === undefined ? `${where} should be defined, ${was}` : `${where} should be ${article(issue.expected)}, ${was}`;
    case 'invalid_value': return `${where} should be ${issue.values.map((value) => `\`${shown(value)}\``).join(' or ')}, ${was}`;
    case 'custom': return `${where} ${issue.message}, ${was}`;
    default: return `${where} should be valid, ${was}`;
  }
}

const unrecognized = (where: string, [key = '']: string[], input: Record<string, unknown>) => `${where}.${key} should be not present, instead was \`${shown(input[key])}\`.`;
const isSized = (origin: string) => origin === 'string' || origin === 'array';
const sizeOf = (input: unknown) => (input as { length?: number } | undefined)?.length ?? 0;
const article = (type: string) => ({ array: 'an array', object: 'an object', record: 'an object' })[type] ?? `a ${type}`;
const shown = (value: unknown) => (value === undefined ? 'undefined' : JSON.stringify(value).slice(0, 100));
