import { createRegistry, type Registry } from '@sage/notion-sync';
import { clients } from './clients.entity.ts';
import { deliverables } from './deliverables.entity.ts';
import { milestones } from './milestones.entity.ts';
import { projects } from './projects.entity.ts';

/** What of the studio Notion shows. */
export const syncRegistry = ({ portalUrl }: { portalUrl: string }): Registry => createRegistry([clients, projects, milestones, deliverables(portalUrl)]);
