import type { Db } from '@sage/db';
import type { CloseProjectInput } from './ops-projects.schema.ts';

/** From wherever it is. Nothing of it moves until it is reopened. */
export const closeProject = ({ db }: { db: Pick<Db, 'projects'> }, { projectId, ...rest }: CloseProjectInput) => db.projects.close({ id: projectId, ...rest });
