import { invalid } from './problem.ts';

export type FormValue = string | FormValue[] | { [name: string]: FormValue };
export type Form = Record<string, FormValue>;

const DEEPEST = 8;
const MOST = 2_000;
const NOT_A_NAME = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads `a[b][0][c]=d`, as the SDKs write it, into nested objects and arrays. @throws Problem */
export function parseForm(text: string): Form {
  const form: Form = {};
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > MOST) throw invalid('The request has too many parameters.');
  for (const [name, value] of pairs) place(form, partsOf(name), value, name);
  return arraysOf(form) as Form;
}

function partsOf(name: string): string[] {
  const [, first = '', rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  const parts = [first, ...Array.from(rest.matchAll(/\[([^\]]*)\]/g), ([, part = '']) => part)];
  if (!first || parts.length > DEEPEST || parts.some((part) => NOT_A_NAME.has(part))) {
    throw invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
  }
  return parts;
}

function place(form: Form, [first = '', ...rest]: string[], value: string, name: string): void {
  const key = first === '' ? String(Object.keys(form).length) : first;
  if (rest.length === 0) {
    if (key in form) throw invalid(`Received the parameter more than once: ${name}`, { param: name });
    form[key] = value;
    return;
  }
  const inner = (form[key] ??= {});
  if (typeof inner === 'string' || Array.isArray(inner))
    throw invalid(`Received a parameter both with and without a part: ${name}`, { param: name });
  place(inner, rest, value, name);
}

function arraysOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([name], i) => name === String(i))) return entries.map(([, item]) => arraysOf(item));
  return Object.fromEntries(entries.map(([name, item]) => [name, arraysOf(item)]));
}
