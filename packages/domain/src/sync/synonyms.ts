import type { Synonyms } from '@sage/notion-sync/moving';

/** What studios call these things in Notion. `pnpm notion:adopt --synonyms <file>` adds others. */
export const studioSynonyms: Synonyms = {
  databases: {
    client: ['Customers', 'Households', 'Client list', 'Accounts'],
    project: ['Jobs', 'Gardens', 'Client projects', 'Design projects'],
    milestone: ['Phases', 'Stages', 'Steps', 'Project milestones'],
    deliverable: ['Files', 'Drawings', 'Showcase', 'Deliverable showcase', 'Handovers'],
    task: ['Tasks', 'To-dos', 'Task tracker', 'Team tasks'],
    lead: ['Enquiries', 'Inquiries', 'Prospects', 'Intake'],
  },
  properties: {
    client: { Tier: ['Package', 'Service tier'], Status: ['State'], Address: ['Project address', 'Site address', 'Property address'], Email: ['E-mail', 'Email address'] },
    project: {
      Client: ['Customer', 'Household', 'Account'], Tier: ['Package', 'Service tier', 'Service'], Status: ['State', 'Stage', 'Project status'],
      'Payment Status': ['Payment', 'Paid', 'Billing'], Created: ['Created date', 'Date created', 'Started', 'Start date'], Address: ['Project address', 'Site address', 'Property address'],
      'Current Milestone': ['Current phase', 'Phase'], Progress: ['Percent done', 'Completion'],
    },
    milestone: { Project: ['Job', 'Garden'], Order: ['Step', 'Number', 'Sequence', 'Sort'], Status: ['State'], Due: ['Deadline', 'Due date', 'Date'] },
    deliverable: {
      Project: ['Job', 'Garden'], Category: ['Type', 'Kind'], 'Upload Date': ['Uploaded', 'Date', 'Date uploaded', 'Created'], 'File URL': ['URL', 'Link', 'File link'],
      Files: ['File', 'Files & media', 'Attachment', 'Attachments', 'Media'], Description: ['Notes', 'Summary', 'About'],
    },
    task: { Project: ['Job', 'Garden'], Milestone: ['Phase', 'Stage', 'Step'], Done: ['Completed', 'Complete', 'Finished', 'Checkbox'] },
    lead: { Email: ['E-mail', 'Email address'], Address: ['Project address', 'Site address', 'Property address'], Tier: ['Recommended tier', 'Package'], Budget: ['Budget range'], Timeline: ['Time frame', 'Weeks'], Type: ['Project type'] },
  },
};
