import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';

/** Typing in a field, and any chord of the browser's own, is left alone. */
const isTyping = ({ target }: KeyboardEvent) => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** What a letter does: opens a decision and moves the focus into it. Nothing is decided by one key. */
function reach(key: string): void {
  const target = document.querySelector<HTMLElement>(`[data-key='${CSS.escape(key)}']`);
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.querySelector<HTMLElement>('select, textarea')?.focus();
  } else target?.focus();
}

/** j and k walk through the queue, enter opens the lead that is shown, letters reach a decision. */
export function useQueueKeys(hrefs: string[], current: number) {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      const isOnControl = event.target instanceof Element && event.target.closest('a, button, summary') !== null;
      const step = { j: 1, k: -1, Enter: 0 }[event.key];
      if (step !== undefined && !(event.key === 'Enter' && isOnControl)) {
        const href = hrefs[current + step];
        if (href) navigate(href, { preventScrollReset: true });
      } else if (/^[atdr]$/.test(event.key)) {
        event.preventDefault();
        reach(event.key);
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [hrefs, current, navigate]);
}
