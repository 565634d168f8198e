import { leadSubmissionOf, SUBMISSION_ID } from '../../leads/testing/submissions.ts';
import { answers } from '../../routing/testing/fixtures.ts';

const ID = '0b4f9a2e-0000-4000-8000-000000000009';
const AFTER = { created_at: '2026-01-05T12:00:00.123456+00:00', id: ID };

/** An input that each procedure accepts, by its path; undefined where it takes none. */
export const EXAMPLES: Record<string, Record<string, unknown> | undefined> = {
  'auth.signIn': { login: 'maya@example.com', password: 'a long enough password' },
  'clients.list': { after: AFTER },
  'sync.status': { status: 'failed', after: { updated_at: AFTER.created_at, kind: 'project', record_id: ID } },
  'sync.retry': { kind: 'project', recordId: ID },
  'deliverables.store': { projectId: ID, name: 'plan.pdf', bytes: { [Symbol.asyncIterator]: async function* () { yield Buffer.from('%PDF-1.7 a plan'); } } },
  'deliverables.add': { projectId: ID, name: 'Plan', category: 'Document', file: { id: ID, size: 1, sha256: '0'.repeat(64) } },
  'deliverables.publish': { deliverableId: ID, rowVersion: 1 },
  'deliverables.download': { deliverableId: ID },
  'invitations.find': { token: 'x'.repeat(43) },
  'invitations.accept': { token: 'x'.repeat(43), password: 'a garden behind the house' },
  'milestones.complete': { milestoneId: ID, rowVersion: 1, approved: true },
  'milestones.return': { milestoneId: ID, rowVersion: 1, reason: 'A photo was missing.' },
  'milestones.start': { milestoneId: ID, rowVersion: 1 },
  'payments.receipt': { paymentId: ID },
  'leads.queue': { status: 'needs_review', after: AFTER, leadId: ID },
  'payments.payLead': { submissionId: ID },
  'payments.payDue': { dueId: ID },
  'payments.receiveEvent': { body: '{}', signature: 't=1,v1=0' },
  'payments.settle': { sessionId: 'cs_test_1' },
  'payments.list': { status: 'failed', after: AFTER },
  'projects.list': { status: 'in_progress', after: AFTER },
  'projects.find': { projectId: ID },
  'leads.review': { leadId: ID, rowVersion: 1, decision: 'change', tier: 3, reason: 'The slope needs a survey.' },
  'leads.submit': { ...leadSubmissionOf() },
  'leads.result': { submissionId: SUBMISSION_ID },
  'routing.preview': answers(),
};
