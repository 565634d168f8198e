import { propertyOf, type ImportMapping } from '@sage/domain/imports';
import type { ArchivedFile, ArchivedPage } from '@sage/notion-sync/moving';

/** Of a deliverable's page those of the mapped property first, then those of the body; the same bytes once. */
export function takenFiles(page: ArchivedPage, mapping: ImportMapping): ArchivedFile[] {
  const property = propertyOf(page, mapping.kinds.deliverable?.properties.Files)?.id;
  const isProperty = new Set(Object.values(page.page.properties).map(({ id }) => id));
  const files = [...page.files.filter(({ at }) => at === property), ...page.files.filter(({ at }) => at !== 'cover' && !isProperty.has(at))];
  return files.filter(({ sha256 }, n) => !sha256 || files.findIndex((other) => other.sha256 === sha256) === n);
}
