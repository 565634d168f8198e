import { fillIn, tabMemory, typedIn, type Typed } from '@sage/ui';
import { useEffect, type RefObject } from 'react';
import type { QuestionStep } from './steps.ts';

const QUIET_MS = 300;

/** What the server has not kept yet. A reload asks for the page before the old one can tell the server anything. */
const unkept = tabMemory<{ step: QuestionStep; typed: Typed }>('sage.unkept');

async function send(form: HTMLFormElement, step: QuestionStep): Promise<boolean> {
  const body = new FormData(form);
  body.set('step', step);
  // Lasts longer than the page. A draft that could not be kept is no reason to bother anyone: the step itself keeps it again.
  return fetch('/start/keep', { method: 'POST', body, keepalive: true }).then(({ ok }) => ok, () => false);
}

function fillInUnkept(step: QuestionStep): void {
  const left = unkept.read();
  if (left?.step === step) fillIn(left.typed);
}

/** Keeps what is being typed, so that a reload or a closed tab loses nothing. Without JavaScript, each step is kept when it is sent. */
export function useKeepDraft(form: RefObject<HTMLElement>, step: QuestionStep) {
  useEffect(() => {
    const element = form.current?.querySelector('form');
    if (!element) return;
    let timer: number | undefined;
    let isLeaving = false;
    const cancel = () => {
      window.clearTimeout(timer);
      timer = undefined;
    };
    const keep = async () => {
      cancel();
      // A page that was asked for before the answer may not show what is kept by it: that one fills it in.
      if ((await send(element, step)) && timer === undefined && !isLeaving && unkept.read()?.step === step) unkept.forget();
    };
    const keepSoon = () => {
      cancel();
      isLeaving = false;
      unkept.write({ step, typed: typedIn(element) });
      timer = window.setTimeout(keep, QUIET_MS);
    };
    const keepNow = () => {
      if (timer !== undefined) void keep();
    };
    const leaving = () => void (isLeaving = true);
    // The whole of it is on its way.
    const sent = () => {
      cancel();
      unkept.forget();
    };
    const leave = [[element, 'input', keepSoon], [element, 'submit', sent], [window, 'beforeunload', leaving], [window, 'pagehide', keepNow], [document, 'visibilitychange', keepNow]] as const;
    for (const [target, event, listener] of leave) target.addEventListener(event, listener);
    fillInUnkept(step);
    return () => {
      keepNow();
      for (const [target, event, listener] of leave) target.removeEventListener(event, listener);
    };
  }, [form, step]);
}
