// src/views/tables/TableFigure.tsx -- a table with its title, what it says, its warnings, and its CSV.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { DataTable } from '../../figure/DataTable';
import { type Cell, csvOf, saveCsv, type TableData } from '../../figure/export';
import { Warnings } from '../../figure/Warnings';
import { figureWords } from '../../figure/words';
import { currentFile } from '../../state';
import { inWords, typography } from '../../words';
import { tableWords } from './words';

export interface TableFigureProps {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly table: TableData;
  readonly onRow?: (row: readonly Cell[]) => void;
  readonly children?: ComponentChildren;
}

export function TableFigure({ name, title, summary, warnings, table, onRow, children }: TableFigureProps) {
  const words = inWords(tableWords);
  const shared = inWords(figureWords);
  const id = useId();
  const told = [...new Set(warnings.filter(Boolean))].map((one) => typography(one));
  const save = typography(words.save(title));
  return (
    <figure class="figure" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p class="summary">{summary}</p>
      </figcaption>
      {children}
      <div class={typeof table.rows[0]?.[0] !== 'number' ? 'named' : ''}>
        <DataTable table={table} label={title} {...(onRow ? { onRow } : {})} />
      </div>
      <Warnings told={told} />
      <div class="tools">
        <button type="button" title={save} aria-label={save} onClick={() => saveCsv(`${currentFile.value?.id ?? 'sillon'}-${name}`, csvOf(table, told, shared.warning, shared.inFile))}>
          {words.csv}
        </button>
      </div>
    </figure>
  );
}
