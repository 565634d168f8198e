export interface ProseSpan {
  text: string;
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
  /** http, https or mailto. */
  href?: string;
}

export interface ProseItem {
  spans: ProseSpan[];
  children: ProseBlock[];
  done?: boolean;
}

/** What a text may consist of. `file` is the id of a file that the page's app serves. */
export type ProseBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: ProseSpan[] }
  | { kind: 'paragraph' | 'quote'; spans: ProseSpan[]; children: ProseBlock[] }
  | { kind: 'callout'; icon: string | null; spans: ProseSpan[]; children: ProseBlock[] }
  | { kind: 'list'; style: 'bulleted' | 'numbered' | 'todo'; items: ProseItem[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'table'; hasHeader: boolean; rows: ProseSpan[][][] }
  | { kind: 'image' | 'file'; file: string; name: string; caption: ProseSpan[] }
  | { kind: 'divider' }
  | { kind: 'note'; text: string };
