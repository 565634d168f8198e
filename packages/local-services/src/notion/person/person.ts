import { PERSON } from '../answers/people.ts';
import { HANDLERS } from '../api/registry.ts';
import type { Answer } from '../api/call.ts';
import { foundByPerson } from '../api/find.ts';
import type { Clock } from '../edge/clock.ts';
import { invalid } from '../edge/problem.ts';
import type { Value } from '../model/records.ts';
import { findProperty } from '../properties/registry.ts';
import type { Store } from '../store/store.ts';
import { assertUnlocked } from './lock.ts';

export interface Asked {
  id?: string;
  /** The second id of a path that has two. */
  inner?: string;
  body?: object;
}

/** Somebody of the studio, at work in Notion itself: no budget, no faults, no call in the log, and nothing that is hidden. */
export class Person {
  constructor(
    private readonly store: Store,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Does what an operation of the API does. @throws Problem, in Notion's words */
  ask(operation: string, { id = '', inner = '', body = {} }: Asked = {}): Answer {
    const handler = Object.hasOwn(HANDLERS, operation) ? HANDLERS[operation] : undefined;
    if (!handler) throw invalid(`There is no operation ${operation}.`);
    const call = { store: this.store, now: this.clock.now(), by: PERSON, id, inner, query: new URLSearchParams(), body, lagMs: 0 };
    return this.store.transaction(() =>
      this.store.seeingAll(() => {
        assertUnlocked(this.store, operation, id, body);
        return handler(call);
      }),
    );
  }

  /** Sets the checkbox of a page; without a name its only one. */
  tick(pageId: string, isDone = true, property?: string): Answer {
    const page = foundByPerson(this.store, 'page', pageId, 'path.page_id');
    const columns = page.parent.type === 'data_source_id' ? this.store.get('data_source', page.parent.data_source_id).properties : [];
    const boxes = columns.filter(({ type }) => type === 'checkbox');
    const box = property === undefined ? boxes.length === 1 && boxes[0] : findProperty(boxes, property);
    if (!box) throw invalid(property === undefined ? `The page has ${boxes.length} checkboxes: say which.` : `${property} is no checkbox of the page.`);
    return this.ask('pages.update', { id: pageId, body: { properties: { [box.id]: { checkbox: isDone } } } });
  }

  /** Lets the connection see a page or database with all that is in it, or hides it. */
  share(id: string, is_shared: boolean): Answer {
    const record = this.store.find('page', id) ?? foundByPerson(this.store, 'database', id, 'path.id');
    return this.store.transaction(() => this.store.put({ ...record, is_shared }));
  }

  /** The option is gone from the column and from all pages that had it. */
  removeOption(dataSourceId: string, key: string, option: string): Answer {
    const source = foundByPerson(this.store, 'data_source', dataSourceId, 'path.data_source_id');
    const property = findProperty(source.properties, key);
    const gone = property && 'options' in property ? property.options.find(({ id, name }) => id === option || name === option) : undefined;
    if (!property || !('options' in property) || !gone) throw invalid(`${key} has no option ${option}.`);
    const stamps = { edited_ms: this.clock.now(), edited_by: PERSON };
    return this.store.transaction(() => {
      for (const page of this.store.all('page')) {
        const value = page.values[property.id];
        if (page.parent.type !== 'data_source_id' || page.parent.data_source_id !== source.id || value === undefined || ![value].flat().includes(gone.id)) continue;
        const left: Value = Array.isArray(value) ? (value as string[]).filter((one) => one !== gone.id) : null;
        this.store.put({ ...page, values: { ...page.values, [property.id]: left }, ...stamps });
      }
      const options = property.options.filter(({ id }) => id !== gone.id);
      const left = property.type === 'status' ? { ...property, options, groups: property.groups.map((group) => Object.assign({}, group, { option_ids: group.option_ids.filter((id) => id !== gone.id) })) } : { ...property, options };
      return this.store.put({ ...source, properties: source.properties.map((one) => (one.id === property.id ? left : one)), ...stamps });
    });
  }
}
