import { VisuallyHidden } from '@mantine/core';
import { formatNumber } from '@sage/ui';
import { kindWords } from './kind-words.ts';
import runs from './run.module.css';

interface RunTableProps<Row extends { kind: string }> {
  /** What is counted, for who does not see it. */
  label: string;
  columns: readonly { label: string; of: (row: Row) => number }[];
  rows: readonly Row[];
}

/** Counts by kind: few columns, so that it fits a phone. */
export function RunTable<Row extends { kind: string }>({ label, columns, rows }: RunTableProps<Row>) {
  return (
    <table className={runs.table}>
      <caption>
        <VisuallyHidden>{label}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          {columns.map((column) => (
            <th key={column.label} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{kindWords(row.kind)}</th>
            {columns.map((column) => (
              <td key={column.label} data-empty={column.of(row) === 0 || undefined}>
                {formatNumber(column.of(row))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
