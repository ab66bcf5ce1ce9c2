// src/views/series/Readout.tsx -- says, to those who do not see the pictures, what stands in them at the cursor's date.
import { useEffect, useState } from 'preact/hooks';
import { date } from '../../words';
import { cursor } from './state';

const pause = 400; // ms that the cursor rests before it is read out

export function Readout({ days }: { readonly days: Int32Array }) {
  const at = cursor.value;
  const [text, setText] = useState('');
  useEffect(() => {
    if (at < 0) return undefined;
    const timer = setTimeout(() => {
      const values = [...document.querySelectorAll('.pictures figure')].map((figure) => {
        const lines = [...figure.querySelectorAll('.legend li')].map((line) => line.textContent ?? '');
        return `${figure.querySelector('h3')?.textContent ?? ''}: ${lines.join('; ')}`;
      });
      setText(`${date(days[at] as number)}. ${values.join('. ')}`);
    }, pause);
    return () => clearTimeout(timer);
  }, [at]);
  return (
    <p class="for-reader" role="status" aria-live="polite">
      {text}
    </p>
  );
}
