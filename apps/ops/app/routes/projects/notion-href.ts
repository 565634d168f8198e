/** Notion itself, or the web page of what stands in for it. */
export const notionHref = (notionUrl: string, pageId: string): string =>
  notionUrl === NOTION ? `${NOTION}/${pageId.replaceAll('-', '')}` : new URL(`/pages/${pageId}`, notionUrl).href;

export const NOTION = 'https://www.notion.so';
