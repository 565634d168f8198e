import type { ArchivedPage } from '@sage/notion-sync/moving';

type Property = ArchivedPage['page']['properties'][string];

export const propertyOf = ({ page }: ArchivedPage, key: string | undefined): Property | undefined =>
  key === undefined ? undefined : (Object.values(page.properties).find(({ id }) => id === key) ?? page.properties[key]);

const joined = (parts: readonly { plain_text: string }[]) => parts.map(({ plain_text: text }) => text).join('');

/** What a property says in words, whatever its type is; null when it says nothing. */
export function textOf(property: Property | undefined): string | null {
  return said(property)?.trim() || null;
}

function said(property: Property | undefined): string | null | undefined {
  switch (property?.type) {
    case 'title': return joined(property.title);
    case 'rich_text': return joined(property.rich_text);
    case 'select': return property.select?.name;
    case 'status': return property.status?.name;
    case 'multi_select': return property.multi_select.map(({ name }) => name).join(', ');
    case 'number': return property.number?.toString();
    case 'url': return property.url;
    case 'email': return property.email;
    case 'phone_number': return property.phone_number;
    case 'date': return property.date?.start;
    case 'created_time': return property.created_time;
    case 'checkbox': return property.checkbox ? 'Yes' : 'No';
    default: return null;
  }
}

/** The page that it points to first. */
export const pageIn = (property: Property | undefined): string | null => (property?.type === 'relation' ? (property.relation[0]?.id ?? null) : null);

/** A day or an instant, as Notion writes it. */
export function dateOf(property: Property | undefined): string | null {
  const start = textOf(property);
  return start && !Number.isNaN(Date.parse(start)) && /^\d{4}-\d{2}-\d{2}/.test(start) ? start : null;
}
