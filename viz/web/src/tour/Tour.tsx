// src/tour/Tour.tsx -- the guided tour: a panel beside the views; asks for a prediction before it shows a result.
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useReading } from '../figure/reading';
import type { RunFile } from '../run/client';
import { address, goTo } from '../state';
import { inWords, number, told } from '../words';
import { castOf, stepsOf, type Step } from './steps';
import { tourWords } from './words';
import './tour.css';

const patience = 5_000; // ms to wait for a picture that is still being read
/** Brings the n-th picture of the view into sight once it is there; −1: the top of the page. */
function showPicture(n: number): () => void {
  const began = performance.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const figure = n < 0 ? null : document.querySelectorAll<HTMLElement>('main figure.figure')[n];
    if (figure && figure.querySelector('svg, canvas')) figure.scrollIntoView({ block: 'start' });
    else if (n < 0) scrollTo(0, 0);
    else if (performance.now() - began < patience) timer = setTimeout(look, 150);
  };
  timer = setTimeout(look, 0);
  return () => clearTimeout(timer);
}

export function Tour({ file }: { readonly file: RunFile }) {
  const words = inWords(tourWords);
  const cast = useMemo(() => castOf(file), [file]);
  const steps = useMemo(() => (cast ? stepsOf(file, cast) : []), [file, cast]);
  const at = Math.min(Math.max(1, Number(address.value['tour']) || 1), Math.max(1, steps.length));
  const step = steps[at - 1];
  const answer = address.value[`tour.${at}`];
  const panel = useRef<HTMLElement>(null);
  const shown = step && (!step.ask || answer !== undefined);
  useEffect(() => {
    if (step) goTo(shown ? step.show : { view: 'story' });
  }, [at, shown, step]);
  // A prediction's button goes when it is pressed: the focus must not be lost with it.
  useEffect(() => panel.current?.focus({ preventScroll: true }), [at, answer === undefined]);
  const wanted = shown ? (step?.picture ?? -1) : -1;
  useEffect(() => showPicture(wanted), [at, wanted]);
  const close = (): void => goTo(Object.fromEntries([['tour', ''], ...steps.map((_step, i) => [`tour.${i + 1}`, ''])]));
  return (
    <aside
      ref={panel}
      class="tour"
      tabIndex={-1}
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      {step ? (
        <>
          <p class="faint">{words.step(number(at), number(steps.length))}</p>
          <h2>{told(step.title)}</h2>
          <p>{told(step.text)}</p>
          {step.ask && <Prediction key={at} file={file} ask={step.ask} at={at} answer={answer} />}
        </>
      ) : (
        <p>{words.missing}</p>
      )}
      <div class="choices">
        <button type="button" disabled={at <= 1} onClick={() => goTo({ tour: String(at - 1) })}>
          {words.back}
        </button>
        {at < steps.length && (
          <button type="button" disabled={!shown} onClick={() => goTo({ tour: String(at + 1) })}>
            {words.next}
          </button>
        )}
        <button type="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </aside>
  );
}

interface PredictionProps {
  readonly file: RunFile;
  readonly ask: NonNullable<Step['ask']>;
  readonly at: number;
  readonly answer: string | undefined;
}

function Prediction({ file, ask, at, answer }: PredictionProps) {
  const words = inWords(tourWords);
  const reading = useReading(() => (answer === undefined ? Promise.resolve(null) : ask.outcome(file)), [file, ask, answer]);
  if (answer === undefined)
    return (
      <fieldset>
        <legend>
          {words.predict} {told(ask.question)}
        </legend>
        {ask.answers.map((one, i) => (
          <button key={one.en} type="button" onClick={() => goTo({ [`tour.${at}`]: String(i) })}>
            {told(one)}
          </button>
        ))}
      </fieldset>
    );
  const said = ask.answers[Number(answer)];
  return (
    <div role="status">
      <p>
        {told(ask.question)}
        <br />
        {words.chosen} <strong>{said ? told(said) : answer}</strong>
      </p>
      {reading.value ? (
        <p>
          <strong>{reading.value.right === Number(answer) ? `✓ ${words.right}` : `✗ ${words.wrong}`}</strong> {told(reading.value.text)}
        </p>
      ) : (
        <p>{reading.state === 'reading' ? words.reading : words.missing}</p>
      )}
      <button type="button" class="link" onClick={() => goTo({ [`tour.${at}`]: '' })}>
        {words.again}
      </button>
    </div>
  );
}
