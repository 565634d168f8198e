import { getInputProps, getSelectProps, type FieldMetadata } from '@conform-to/react';
import type { ReactNode } from 'react';

/** What a form's field component takes: conform's metadata and the words around it. */
export interface FieldProps<Value> {
  field: FieldMetadata<Value>;
  label: ReactNode;
  description?: ReactNode;
}

/** Mantine writes `aria-invalid` and `aria-describedby` itself, from its own error and description. */
const MANTINE_DESCRIBES = { ariaAttributes: false } as const;

export function textInputProps<Value>(field: FieldMetadata<Value>, type: 'text' | 'email' | 'password' | 'number') {
  const { key: _, ...props } = getInputProps(field, { type, ...MANTINE_DESCRIBES });
  return { ...props, error: field.errors?.[0] };
}

export function checkboxProps<Value>(field: FieldMetadata<Value>) {
  const { key: _, ...props } = getInputProps(field, { type: 'checkbox', ...MANTINE_DESCRIBES });
  return { ...props, error: field.errors?.[0] };
}

export function selectProps<Value>(field: FieldMetadata<Value>) {
  const { key: _, defaultValue, multiple: __, ...props } = getSelectProps(field, MANTINE_DESCRIBES);
  return { ...props, defaultValue: typeof defaultValue === 'string' ? defaultValue : undefined, error: field.errors?.[0] };
}
