// src/views/replay/CommuneChoice.tsx -- chooses a commune by its name: a list, or a search where there are many.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { language } from '../../state';
import { inWords } from '../../words';
import { replayWords } from './words';

export interface CommuneChoiceProps {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly selected: number; // row; −1: none
  readonly onSelect: (row: number) => void;
}

const mostListed = 500;
const mostFound = 12;

/** Lower case without accents, so that "Mericourt" finds Méricourt. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Rows whose name or code holds all words; those whose name begins with the first one before the others. */
export function foundRows(names: readonly string[], codes: readonly string[], text: string): number[] {
  const wanted = plainText(text).split(/[\s-]+/).filter(Boolean);
  const [first] = wanted;
  if (!first) return [];
  const rows = names.flatMap((name, row) => {
    const own = `${plainText(name)} ${codes[row]?.toLowerCase()}`;
    return wanted.every((word) => own.includes(word)) ? [row] : [];
  });
  const begins = (row: number): number => (plainText(names[row] ?? '').startsWith(first) ? 0 : 1);
  return rows.sort((a, b) => begins(a) - begins(b) || (names[a]?.length ?? 0) - (names[b]?.length ?? 0) || a - b);
}

export function CommuneChoice({ codes, names, selected, onSelect }: CommuneChoiceProps) {
  const words = inWords(replayWords);
  const text = useSignal('');
  const id = useId();
  if (names.length <= mostListed) {
    const order = names.map((_name, row) => row).sort((a, b) => (names[a] ?? '').localeCompare(names[b] ?? '', language.value));
    return (
      <label>
        {words.commune}
        <select value={String(selected)} onChange={(event) => onSelect(Number(event.currentTarget.value))}>
          <option value="-1">{words.noCommune}</option>
          {order.map((row) => (
            <option key={row} value={String(row)}>
              {names[row]}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const found = foundRows(names, codes, text.value);
  return (
    <div class="replay-commune-search">
      <label for={id}>{words.search}</label>
      <input id={id} type="search" value={text.value} onInput={(event) => (text.value = event.currentTarget.value)} />
      {text.value && (
        <div role="group" aria-label={words.search}>
          <span role="status">{words.found(found.length)}</span>
          {found.slice(0, mostFound).map((row) => (
            <button
              key={row}
              type="button"
              onClick={() => {
                text.value = '';
                onSelect(row);
              }}
            >
              {names[row]} ({codes[row]})
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
