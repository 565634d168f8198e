import type { PageObjectResponse } from '@notionhq/client';
import { plainText } from '../model/rich-text.ts';
import type { PropertyRecord } from '../model/property-record.ts';
import type { PageRecord, RichText } from '../model/records.ts';
import { PROPERTY_TYPES, valueOf } from '../properties/registry.ts';
import type { ValueResponse } from '../properties/type.ts';
import type { Store } from '../store/store.ts';
import { coverAnswer, iconAnswer } from './file.ts';
import { authors, notionUrl, stamps } from './stamps.ts';

const TITLE_ONLY: PropertyRecord[] = [{ id: 'title', name: 'title', description: null, type: 'title' }];

/** The columns of the data source that a page is in; a page outside of one has its title. */
export const propertiesOf = (store: Store, { parent }: Pick<PageRecord, 'parent'>): PropertyRecord[] =>
  (parent.type === 'data_source_id' && store.find('data_source', parent.data_source_id)?.properties) || TITLE_ONLY;

export const titleOf = (page: PageRecord): string => plainText((page.values['title'] ?? []) as RichText);

export function pageAnswer(store: Store, page: PageRecord, only?: (property: PropertyRecord) => boolean): PageObjectResponse {
  const properties = propertiesOf(store, page).filter((property) => only?.(property) ?? true);
  const stamped = stamps(store, page);
  return {
    object: 'page',
    ...stamped,
    ...authors(page),
    is_archived: stamped.in_trash,
    is_locked: page.is_locked,
    url: notionUrl(page.id, titleOf(page)),
    public_url: null,
    parent: page.parent,
    icon: iconAnswer(store, page.icon),
    cover: coverAnswer(store, page.cover),
    properties: Object.fromEntries(properties.map((property) => [property.name, { id: property.id, ...PROPERTY_TYPES[property.type].read(valueOf(page, property), property, store) } as ValueResponse])),
  } satisfies PageObjectResponse;
}
