import type { CommandPort, Sql } from '@sage/notion-sync';

/** One SQL function each, with the same rules as in ops; the audit log names Notion as the actor. */
const FUNCTIONS: Record<string, string> = {
  'project.complete': 'private.complete_project_from_notion',
  'milestone.complete': 'private.complete_milestone_from_notion',
};

/** What our SQL refuses in words for people: not found, or against a rule. */
const REFUSALS = new Set(['PT404', 'PT409']);

/** For the worker, which speaks for the studio. Doing what is done already is accepted. */
export const commandPort = (sql: Sql): CommandPort => ({
  execute: async ({ command, recordId }) => {
    const name = FUNCTIONS[command];
    if (!name) throw new Error(`There is no command ${command}.`);
    try {
      const { rows } = await sql.query<{ done: 'done' | 'later' }>(`select ${name}($1) as done`, [recordId]);
      return rows[0]?.done === 'later' ? { accepted: false, reason: 'All its tasks are done in Notion, and the step has not begun here. Within an hour of its beginning it is completed.', later: true } : { accepted: true };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code && REFUSALS.has(code)) return { accepted: false, reason: message };
      throw error;
    }
  },
});
