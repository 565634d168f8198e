import { newOption } from '../properties/options-config.ts';
import { propertiesOf } from '../answers/page.ts';
import type { PageParent, Value } from '../model/records.ts';
import type { Surroundings } from '../properties/type.ts';
import { writtenValues, type ValuesInput } from '../properties/write-values.ts';
import type { Doing } from './call.ts';

/** Values for a page under this parent; new select options are kept with its data source. */
export function pageValues(doing: Doing, parent: PageParent, asked: ValuesInput): Record<string, Value> {
  return writtenValues(propertiesOf(doing.store, { parent }), asked, surroundings(doing, parent));
}

const surroundings = ({ store }: Doing, parent: PageParent): Surroundings => ({
  hasPage: (id) => store.find('page', id) !== undefined,
  addOption(property, name) {
    const source = store.get('data_source', parent.type === 'data_source_id' ? parent.data_source_id : '');
    const option = newOption(name, property.options);
    const properties = source.properties.map((one) => (one.id === property.id && one.type === 'select' ? { ...one, options: [...one.options, option] } : one));
    store.put({ ...source, properties });
    return option.id;
  },
});
