import { newOption } from '../properties/options-config.ts';
import { propertiesOf } from '../answers/page.ts';
import type { PageParent, Value } from '../model/records.ts';
import type { Surroundings } from '../properties/type.ts';
import { writtenValues, type ValuesInput } from '../properties/write-values.ts';
import { attached } from './attach.ts';
import type { Doing } from './call.ts';
import { isSeen } from '../store/reach.ts';

/** Values for a page under this parent; new select options are kept with its data source. */
export function pageValues(doing: Doing, parent: PageParent, asked: ValuesInput): Record<string, Value> {
  return writtenValues(propertiesOf(doing.store, { parent }), asked, surroundings(doing, parent));
}

const surroundings = (doing: Doing, parent: PageParent): Surroundings => ({
  attach: (id) => attached(doing, id).filename ?? 'file',
  hasPage(id) {
    const { store } = doing;
    const page = store.find('page', id);
    return page !== undefined && isSeen(store, page);
  },
  addOption(property, name) {
    const { store } = doing;
    const source = store.get('data_source', parent.type === 'data_source_id' ? parent.data_source_id : '');
    const known = source.properties.find(({ id }) => id === property.id);
    const option = newOption(name, known && 'options' in known ? known.options : property.options);
    const properties = source.properties.map((one) => (one.id === property.id && 'options' in one && one.type !== 'status' ? { ...one, options: [...one.options, option] } : one));
    store.put({ ...source, properties });
    return option.id;
  },
});
