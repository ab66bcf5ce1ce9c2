// src/figure/DataTable.tsx -- a table to sort and to filter; long ones come some rows at a time.
import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { language, type Language } from '../state';
import { date, estimate, inWords, number, plusMinus } from '../words';
import { formatDate } from '../words/format';
import { type Cell, isDated, isNamed, type TableData } from './export';
import { figureWords } from './words';

const rowsAtOnce = 100;

/** Text that a filter looks through: as it is shown, and the name in the file. */
const searched = (cell: Cell, locale: Language): string =>
  typeof cell !== 'object' ? String(cell) : isNamed(cell) ? `${cell.text} ${cell.name}` : formatDate(cell.day, locale);
/** What a column is sorted by. */
const weighed = (cell: Cell | undefined): string | number => (cell === undefined ? '' : typeof cell !== 'object' ? cell : isNamed(cell) ? cell.text : cell.day);

/** Rows that hold all words of the filter, sorted by a column; numbers by size, dates by the day, texts as the language sorts them; NaN last. */
export function arranged(table: TableData, filter: string, column: number, descending: boolean, locale: Language): TableData['rows'] {
  const wanted = filter.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  const rows = !wanted.length
    ? table.rows
    : table.rows.filter((row) => {
        const text = row.map((cell) => searched(cell, locale)).join(' ').toLocaleLowerCase(locale);
        return wanted.every((word) => text.includes(word));
      });
  if (column < 0) return rows;
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator(locale, { numeric: true });
  return [...rows].sort((one, other) => {
    const [a, b] = [weighed(one[column]), weighed(other[column])];
    const [aMissing, bMissing] = [typeof a === 'number' && Number.isNaN(a), typeof b === 'number' && Number.isNaN(b)];
    if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
    return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
}

export interface DataTableProps {
  readonly table: TableData;
  readonly label: string;
  /** What a row leads to: makes each row's first cell a button. */
  readonly onRow?: (row: readonly Cell[]) => void;
}

export function DataTable({ table, label, onRow }: DataTableProps) {
  const words = inWords(figureWords);
  const filter = useSignal('');
  const column = useSignal(-1);
  const descending = useSignal(false);
  const most = useSignal(rowsAtOnce);
  const given = useSignal(table);
  useEffect(() => {
    given.value = table;
  }, [table]);
  const id = useId();
  const halves = new Map(table.estimates);
  const meanOf = new Map(table.estimates?.map(([mean, half]) => [half, mean]));
  const shownCell = (row: readonly Cell[], i: number): string => {
    const cell = row[i] ?? '';
    if (typeof cell === 'object') return isDated(cell) ? date(cell.day) : cell.text;
    if (typeof cell !== 'number') return cell;
    const half = row[halves.get(i) ?? -1];
    if (typeof half === 'number') return estimate(cell, half);
    const mean = row[meanOf.get(i) ?? -1];
    return typeof mean === 'number' ? plusMinus(cell, mean).slice(2) || number(cell) : number(cell);
  };
  const nameBeside = (cell: Cell | undefined) => cell !== undefined && typeof cell === 'object' && isNamed(cell) && cell.withName && (
    <>
      {' '}
      <code>{cell.name}</code>
    </>
  );
  const rows = useComputed(() => arranged(given.value, filter.value, column.value, descending.value, language.value));
  const shown = rows.value.slice(0, most.value);
  const sort = (i: number): void => {
    if (column.value === i) descending.value = !descending.value;
    else {
      column.value = i;
      descending.value = typeof table.rows[0]?.[i] === 'number';
    }
  };
  return (
    <div class="data-table">
      <p class="table-tools">
        <label for={id}>{words.filter}</label>{' '}
        <input id={id} type="search" value={filter.value} onInput={(event) => (filter.value = event.currentTarget.value)} />{' '}
        <span role="status">{words.rowsShown(number(shown.length), number(table.rows.length))}</span>
      </p>
      <div class="scroll" role="region" aria-label={label} tabIndex={0}>
        <table>
          <caption class="for-reader">{label}</caption>
          <thead>
            <tr>
              {table.columns.map((head, i) => (
                <th key={head + i} scope="col" aria-sort={column.value === i ? (descending.value ? 'descending' : 'ascending') : 'none'}>
                  <button type="button" title={words.sortBy(head)} onClick={() => sort(i)}>
                    {head} <span aria-hidden="true">{column.value === i ? (descending.value ? '▾' : '▴') : '▹'}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, r) => (
              <tr key={r}>
                {row.map((cell, i) =>
                  i === 0 ? (
                    <th key={i} scope="row">
                      {onRow ? (
                        <button type="button" class="link" onClick={() => onRow(row)}>
                          {shownCell(row, i)}
                        </button>
                      ) : (
                        shownCell(row, i)
                      )}
                      {nameBeside(cell)}
                    </th>
                  ) : (
                    <td key={i} class={typeof cell === 'number' ? 'number' : ''} data-citation={typeof cell === 'object' && isNamed(cell) && cell.citation ? '' : undefined}>
                      {shownCell(row, i)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.value.length > shown.length && (
        <button type="button" onClick={() => (most.value += rowsAtOnce * 5)}>
          {words.more}
        </button>
      )}
    </div>
  );
}
