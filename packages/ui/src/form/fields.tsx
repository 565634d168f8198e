import { Checkbox, NativeSelect, TextInput, type NativeSelectProps, type TextInputProps } from '@mantine/core';
import { checkboxProps, selectProps, textInputProps, type FieldProps } from './field-input.ts';

type InputExtras = Pick<TextInputProps, 'autoComplete' | 'inputMode' | 'placeholder' | 'leftSection' | 'rightSection' | 'autoCapitalize' | 'spellCheck' | 'className' | 'autoFocus'>;

/** The native controls of every form: they post without JavaScript, and conform keeps their value, errors and focus. */
export function TextField<Value>({ field, label, description, type = 'text', ...extras }: FieldProps<Value> & InputExtras & { type?: 'text' | 'email' | 'password' | 'number' }) {
  return <TextInput {...textInputProps(field, type)} label={label} description={description} withAsterisk={false} {...extras} />;
}

export function SelectField<Value>({ field, label, description, ...extras }: FieldProps<Value> & Pick<NativeSelectProps, 'data' | 'autoFocus'>) {
  return <NativeSelect {...selectProps(field)} label={label} description={description} withAsterisk={false} {...extras} />;
}

export function CheckboxField<Value>({ field, label, description }: FieldProps<Value>) {
  return <Checkbox {...checkboxProps(field)} label={label} description={description} />;
}
