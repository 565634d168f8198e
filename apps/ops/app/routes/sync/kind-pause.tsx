import { kindWords } from './kind-words.ts';
import type { Overview } from './facts.ts';
import { SteerWithReason } from './steer-forms.tsx';

/** For admins: whether a kind is stopped. */
export function KindPause({ kind: { kind, paused_at: pausedAt } }: { kind: Overview['kinds'][number] }) {
  const steer = { of: { kind }, name: kindWords(kind) };
  return pausedAt ? (
    <SteerWithReason {...steer} move="resume" opens="Resume" label="Resume" busyLabel="Resuming…" question="Why it may go on, for the audit log." />
  ) : (
    <SteerWithReason {...steer} move="pause" opens="Pause" label="Pause" busyLabel="Pausing…" question="Its records wait until somebody resumes. Why, for the audit log." />
  );
}
