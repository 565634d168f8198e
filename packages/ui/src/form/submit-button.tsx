import { Button, Loader } from '@mantine/core';
import { useNavigation } from '@remix-run/react';
import type { MouseEvent, ReactNode } from 'react';

interface SubmitButtonProps {
  children: ReactNode;
  /** What happens, while it happens: "Signing in…". */
  busyLabel: string;
  /** The form's action, when a page has more than one form. */
  action?: string;
  fullWidth?: boolean;
}

/** Stays focusable while the form is sent (a disabled button would drop the focus), but does not send it twice. */
export function SubmitButton({ children, busyLabel, action, fullWidth }: SubmitButtonProps) {
  const navigation = useNavigation();
  const target = navigation.formAction?.split('?')[0];
  const busy = navigation.state !== 'idle' && target !== undefined && (action === undefined || target === action);
  const refuseTwice = (event: MouseEvent) => {
    if (busy) event.preventDefault();
  };
  return (
    <Button type="submit" fullWidth={fullWidth} aria-disabled={busy || undefined} onClick={refuseTwice} leftSection={busy ? <Loader size={16} color="currentColor" /> : undefined}>
      {busy ? busyLabel : children}
    </Button>
  );
}
