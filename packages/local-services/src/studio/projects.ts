/** How far each project of the demo studio has come. Its steps are completed by the product's own functions, and dated afterwards. */
export interface Course {
  /** Of the prospect who became the client. */
  key: string;
  openedDaysAgo: number;
  /** The step that is under way, by name; null: all are done. */
  upTo: string | null;
  /** When the step that was done last was done. */
  lastDoneDaysAgo: number;
  /** Reviews that the client approved, so that no later round is needed. */
  approved?: readonly string[];
  /** Beside what is paid when a project opens: the balance. */
  isPaidInFull?: boolean;
  /** Agreed in a quote rather than by the price list. */
  quoted?: { feeCents: number; firstCents: number };
  ending?: 'closed' | 'refunded and closed';
}

export const COURSES: readonly Course[] = [
  { key: 'elena', openedDaysAgo: 96, upTo: null, lastDoneDaysAgo: 71, approved: ['Review'], ending: 'closed' },
  { key: 'grace', openedDaysAgo: 74, upTo: null, lastDoneDaysAgo: 4, approved: ['Review'] },
  { key: 'david', openedDaysAgo: 33, upTo: 'Review', lastDoneDaysAgo: 2 },
  { key: 'priya', openedDaysAgo: 41, upTo: 'Revisions', lastDoneDaysAgo: 3 },
  { key: 'hollis', openedDaysAgo: 38, upTo: 'Draft', lastDoneDaysAgo: 6 },
  { key: 'margaret', openedDaysAgo: 52, upTo: 'Design Development', lastDoneDaysAgo: 9, quoted: { feeCents: 4_800_000, firstCents: 1_600_000 } },
  { key: 'ruth', openedDaysAgo: 1, upTo: 'Intake', lastDoneDaysAgo: 1 },
  { key: 'owen', openedDaysAgo: 60, upTo: 'Asset Review', lastDoneDaysAgo: 58, ending: 'refunded and closed' },
];

/** What the team decided about leads that the rules held back. */
export const DECISIONS = [
  { key: 'margaret', decision: 'approve', tier: null, reason: null, daysAgo: 58 },
  { key: 'louis', decision: 'change', tier: 2, reason: 'The house stays as it is; only the garden around it is renewed, and the survey covers all of it.', daysAgo: 3 },
  { key: 'brooke', decision: 'close', tier: null, reason: 'The slope needs a structural engineer first. We gave two names and offered to talk again in spring.', daysAgo: 12 },
] as const;

/** When those who have no project yet sent the form in. */
export const SENT_DAYS_AGO: Readonly<Record<string, number>> = { teresa: 1, jonah: 2, caleb: 5, nadia: 4, louis: 6, brooke: 14 };
