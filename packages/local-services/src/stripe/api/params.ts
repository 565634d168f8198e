import { z } from '@sage/config/z';
import { invalid, type Problem } from './problem.ts';

/** Everything in a form is text, so these read text. */
export const text = (most = 5_000) => z.string().min(1).max(most);
export const integer = (least = 0, most = 99_999_999) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/, 'integer')
    .transform(Number)
    .pipe(z.number().min(least).max(most));
export const flag = () => z.enum(['true', 'false']).transform((value) => value === 'true');
export const email = () => text(512).regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'email');
export const webAddress = () =>
  text(5_000).refine((value) => /^https?:\/\/./.test(value) && URL.canParse(value.replaceAll(/[{}]/g, '')), {
    params: { code: 'url_invalid' },
    error: 'Not a valid URL',
  });
export const currency = () =>
  z
    .string()
    .toLowerCase()
    .refine((value) => CURRENCIES.has(value), {
      error: (issue) => `Invalid currency: ${String(issue.input)}. Stripe takes three-letter ISO codes.`,
    });
export const metadata = () =>
  z
    .record(text(40), z.string().max(500))
    .refine((pairs) => Object.keys(pairs).length <= 50, { error: 'You can have up to 50 metadata keys.' });
export const expand = { expand: z.array(text(200)).max(20).optional() };

const CURRENCIES = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** Checks parameters strictly. @throws Problem that names the first wrong one. */
export function parseParams<S extends z.ZodType>(schema: S, params: unknown): z.output<S> {
  const parsed = schema.safeParse(params, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [problem = invalid('Invalid request.')] = parsed.error.issues.map(problemOf);
  throw problem;
}

/** `['line_items', 0, 'price']` is `line_items[0][price]`. */
const nameOf = ([first, ...rest]: readonly PropertyKey[]) => [String(first ?? ''), ...rest.map((part) => `[${String(part)}]`)].join('');

function problemOf(issue: z.core.$ZodIssue): Problem {
  const param = nameOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => nameOf([...issue.path, key]));
    return invalid(`Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`, {
      code: 'parameter_unknown',
      param: names[0],
    });
  }
  if (issue.input === undefined) return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (issue.input === '') {
    return invalid(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset.`,
      { code: 'parameter_invalid_empty', param },
    );
  }
  return invalid(messageOf(issue, param), { code: codeOf(issue), param });
}

function messageOf(issue: z.core.$ZodIssue, param: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Invalid ${issue.expected === 'record' ? 'object' : issue.expected}`;
    case 'invalid_value':
      return `Invalid ${param}: must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.message === 'integer' ? `Invalid integer: ${String(issue.input)}` : `Invalid ${param}: ${String(issue.input)}`;
    case 'too_small':
      return issue.origin === 'number'
        ? `This value must be greater than or equal to ${String(issue.minimum)}.`
        : `Invalid ${param}: too few`;
    case 'too_big':
      return issue.origin === 'number'
        ? `This value must be less than or equal to ${String(issue.maximum)}.`
        : `Invalid ${param}: at most ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

function codeOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code === 'custom') return issue.params?.code as string | undefined;
  if (issue.code === 'invalid_format')
    return issue.message === 'integer' ? 'parameter_invalid_integer' : issue.message === 'email' ? 'email_invalid' : undefined;
  return issue.code === 'too_small' && issue.origin === 'number' ? 'parameter_invalid_integer' : undefined;
}
