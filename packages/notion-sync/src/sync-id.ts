/** The property by which a page is known as a record's, whatever else people do with it. Stands apart from what speaks to Notion, so that the console can tell it, too. */
export const SYNC_ID = 'Sync ID';
