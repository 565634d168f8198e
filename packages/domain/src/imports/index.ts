export { defaultMapping, IMPORT_FIELDS } from './default-mapping.ts';
export { IMPORT_KINDS, ImportMapping, type ImportKind } from './import-mapping.schema.ts';
export { mapPage, type ImportValues, type MappedPage } from './map-page.ts';
export { propertyOf, textOf } from './read-property.ts';
