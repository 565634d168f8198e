import { Button, Loader, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { useLeaving, useSending } from './use-sending.ts';

interface SubmitButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'color' | 'justify' | 'fullWidth' | 'className' | 'rightSection'> {
  children: ReactNode;
  /** What happens, while it happens: "Signing in…". */
  busyLabel: string;
  /** The form's action, when a page has more than one form. */
  action?: string;
  /** Which form it is, when several have the same action. */
  sends?: (form: FormData) => boolean;
  /** The form goes to a page that is not ours, by `reloadDocument`. */
  leaves?: boolean;
  /** For who hears the button without seeing where it stands. */
  label?: string;
  /** The key that reaches it. */
  hotkey?: string;
}

/** Stays focusable while the form is sent (a disabled button would drop the focus), but does not send it twice. */
export function SubmitButton({ children, busyLabel, action, sends, leaves = false, label, hotkey, rightSection, ...look }: SubmitButtonProps) {
  const sending = useSending(action, sends);
  const { isLeaving, leave } = useLeaving();
  const busy = sending.busy || isLeaving;
  const onClick = (event: MouseEvent<HTMLButtonElement>) => {
    if (sending.held || isLeaving) event.preventDefault();
    else if (leaves && event.currentTarget.form?.checkValidity()) leave();
  };
  return (
    <Button
      type="submit"
      aria-disabled={busy || undefined}
      aria-label={busy ? undefined : label}
      data-key={hotkey}
      onClick={onClick}
      leftSection={busy ? <Loader size={16} color="currentColor" /> : undefined}
      rightSection={busy ? undefined : rightSection}
      {...look}
    >
      {busy ? busyLabel : children}
    </Button>
  );
}
