import { count } from '@sage/ui';
import { SteerConfirmed } from './steer-forms.tsx';

/** Takes note of all that was put back, on every page of the list, up to the newest that is shown. */
export const LeaveAll = ({ newest, shown }: { newest: { seen_at: string; id: string }; shown: number }) => (
  <SteerConfirmed
    key={newest.id} move="leaveAll" of={{ untilAt: newest.seen_at, untilId: newest.id, shown: String(shown) }} name="what was put back"
    opens={shown === 1 ? 'Leave it so' : 'Leave all so'} label={shown === 1 ? 'Yes, leave it so' : `Yes, leave all ${shown.toLocaleString('en-US')} so`} busyLabel="Putting aside…"
    question={`${count(shown, 'edit is', 'edits are')} put aside as seen. Nothing changes, here or in Notion. What comes meanwhile stays.`}
  />
);
