import { createRegistry, type Registry } from '@sage/notion-sync';
import { clients } from './clients.entity.ts';
import { deliverables } from './deliverables.entity.ts';
import { leads } from './leads.entity.ts';
import { milestones } from './milestones.entity.ts';
import { projects } from './projects.entity.ts';
import { tasks } from './tasks.database.ts';

/** What of the studio Notion shows. */
export const syncRegistry = ({ portalUrl }: { portalUrl: string }): Registry =>
  createRegistry([clients, projects(portalUrl), milestones, deliverables(portalUrl), leads], [tasks]);
