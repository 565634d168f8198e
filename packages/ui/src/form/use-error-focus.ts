import { useEffect, type RefObject } from 'react';

/** Moves the focus to the first field that the server refused. For forms that are made anew with each answer; conform does it for others. */
export function useErrorFocus(form: RefObject<HTMLElement>, hasErrors: boolean) {
  useEffect(() => {
    if (hasErrors) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [form, hasErrors]);
}
