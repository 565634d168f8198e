export const KIND_WORDS: Record<string, string> = { client: 'Clients', project: 'Projects', milestone: 'Milestones', deliverable: 'Deliverables', lead: 'Leads', task: 'Team tasks' };

export const kindWords = (kind: string): string => KIND_WORDS[kind] ?? kind;

export const MODE_WORDS = { off: 'Off', push: 'Display only', two_way: 'Two-way' } as const;
