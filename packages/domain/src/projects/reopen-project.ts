import type { Db } from '@sage/db';
import type { CloseProjectInput } from './ops-projects.schema.ts';

/** Back to where it was when it was closed; one that came here closed, to where its steps stand. */
export const reopenProject = ({ db }: { db: Pick<Db, 'projects'> }, { projectId, ...rest }: CloseProjectInput) => db.projects.reopen({ id: projectId, ...rest });
