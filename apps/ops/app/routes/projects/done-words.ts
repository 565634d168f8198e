import type { ProjectStatus } from './words.ts';

const DONE_WORDS: Record<string, string> = {
  addContact: 'They can sign in for this project. Whoever has no password yet gets an invitation.',
  complete: 'The step is completed, and the next one has begun.',
  approve: 'The step is completed as approved. Later rounds are skipped.',
  return: 'The step is open again. What its completion had started waits.',
  start: 'The optional step has begun.',
  publish: 'The deliverable is published. The client gets a mail.',
  override: 'The step is completed, although something is owed. The reason is in the record.',
  addRound: 'The round is added. The due dates have moved.',
  close: 'The project is closed. Nothing of it moves until it is reopened.',
  reopen: 'The project is open again, and goes on.',
  takeBack: 'The client no longer sees it. You can publish it again.',
  remove: 'The deliverable is deleted.',
  answer: 'Your message is sent. The client gets a mail within five minutes.',
  share: 'It is noted that you shared this page.',
  takeNote: 'The refusal is put aside. It stands under Notion sync, Conflicts, Decided.',
  unshare: 'It is noted that this page is no longer shared.',
  upload: 'The file is stored and being checked. You can publish it as soon as it is ready.',
};

/** Of the last step, after which none begins. */
const LAST_WORDS: Record<string, string> = {
  complete: 'The last step is completed, and the project is delivered.',
  approve: 'The last step is completed as approved, and the project is delivered.',
  override: 'The project is delivered, although something is owed. The reason is in the record.',
};

/** What was done, to a project that is now where `status` says. Nothing for what no page of ours does. */
export const doneWords = (move: string, status: ProjectStatus): string | undefined => (status === 'delivered' ? LAST_WORDS[move] : undefined) ?? DONE_WORDS[move];
