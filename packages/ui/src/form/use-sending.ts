import { useNavigation } from '@remix-run/react';
import { useEffect, useState } from 'react';

interface Sending {
  /** This form is on its way. */
  busy: boolean;
  /** Some form of the same address is: another must wait, since it would break the first off. */
  held: boolean;
}

/** Whether a form is being sent. `action`: its address, where a page has several; `sends`: which form it is, where several share an address. */
export function useSending(action?: string, sends?: (form: FormData) => boolean): Sending {
  const { state, formAction, formData } = useNavigation();
  const target = formAction?.split('?')[0];
  const held = state !== 'idle' && target !== undefined && (action === undefined || target === action.split('?')[0]);
  return { held, busy: held && (sends === undefined || (formData !== undefined && sends(formData))) };
}

/** For a form that leaves the app (`reloadDocument`), of which the router hears nothing. Coming back by the browser's button begins anew. */
export function useLeaving(): { isLeaving: boolean; leave: () => void } {
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    const begin = () => setLeaving(false);
    window.addEventListener('pageshow', begin);
    return () => window.removeEventListener('pageshow', begin);
  }, []);
  return { isLeaving, leave: () => setLeaving(true) };
}
