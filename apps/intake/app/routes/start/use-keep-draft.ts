import { useEffect, type RefObject } from 'react';
import type { QuestionStep } from './steps.ts';

const QUIET_MS = 300;

/** Keeps what is being typed, so that a reload or a closed tab loses nothing. Without JavaScript, each step is kept when it is sent. */
export function useKeepDraft(form: RefObject<HTMLElement>, step: QuestionStep) {
  useEffect(() => {
    const element = form.current?.querySelector('form');
    if (!element) return;
    let timer: number | undefined;
    const keep = () => {
      window.clearTimeout(timer);
      timer = undefined;
      const body = new FormData(element);
      body.set('step', step);
      // Lasts longer than the page. A draft that could not be kept is no reason to bother anyone: the step itself keeps it again.
      fetch('/start/keep', { method: 'POST', body, keepalive: true }).catch(() => undefined);
    };
    const keepSoon = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(keep, QUIET_MS);
    };
    const keepNow = () => {
      if (timer !== undefined) keep();
    };
    const cancel = () => window.clearTimeout(timer);
    element.addEventListener('input', keepSoon);
    element.addEventListener('submit', cancel);
    window.addEventListener('pagehide', keepNow);
    return () => {
      cancel();
      element.removeEventListener('input', keepSoon);
      element.removeEventListener('submit', cancel);
      window.removeEventListener('pagehide', keepNow);
    };
  }, [form, step]);
}
