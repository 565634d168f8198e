export const KIND_WORDS: Record<string, string> = { client: 'Clients', project: 'Projects', milestone: 'Milestones', deliverable: 'Deliverables', lead: 'Leads', task: 'Team tasks' };

export const kindWords = (kind: string): string => KIND_WORDS[kind] ?? kind;

/** `Clients, Projects, and Leads`. */
export const kindsWords = (kinds: readonly string[]): string => new Intl.ListFormat('en-US').format(kinds.map(kindWords));

const ONE_WORDS: Record<string, string> = { client: 'Client', project: 'Project', milestone: 'Milestone', deliverable: 'Deliverable', lead: 'Lead', task: 'Team task' };

/** Of one record. */
export const oneKindWords = (kind: string): string => ONE_WORDS[kind] ?? kind;

export const MODE_WORDS = { off: 'Off', push: 'Display only', two_way: 'Two-way' } as const;
