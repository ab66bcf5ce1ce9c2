// src/figure/Warnings.tsx -- why numbers must not be taken at face value, under every picture and table that shows them.
import { inWords } from '../words';
import { figureWords } from './words';

export function Warnings({ told }: { readonly told: readonly string[] }) {
  const words = inWords(figureWords);
  if (!told.length) return null;
  return (
    <div class="warnings" role="note" aria-label={words.warnings}>
      <span aria-hidden="true">⚠</span>
      <ul>
        {told.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </div>
  );
}
