// src/shell/App.tsx -- the frame: open files, menu of views, language and theme, what went wrong.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import licences from 'virtual:licences';
import type { RunFile } from '../run/client';
import { RunFailure } from '../run/types';
import { address, currentFile, dark, failures, files, goTo, language, opening, theme, view } from '../state';
import { Tour } from '../tour/Tour';
import { views } from '../views';
import { inWords, percent, told, typography } from '../words';
import { failureSentence } from '../words/failures';
import { openLocal } from './open';
import { shellWords } from './words';

export function App() {
  const words = inWords(shellWords);
  const file = currentFile.value;
  const dropping = useSignal(false);
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
    document.title = file ? `${told(file.outline.title)} · sillon` : 'sillon';
  });
  return (
    <div
      class={`app${dropping.value ? ' dropping' : ''}${file && address.value['tour'] ? ' touring' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        dropping.value = true;
      }}
      onDragLeave={() => (dropping.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        dropping.value = false;
        void openLocal(event.dataTransfer?.files ?? []);
      }}
    >
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>
        {words.skip}
      </a>
      <Header file={file} />
      {failures.value.length > 0 && (
        <div class="failures" role="alert">
          <ul>
            {failures.value.map((failure) => (
              <li key={failure.message + failure.fileName}>{typography(failureSentence(failure, language.value))}</li>
            ))}
          </ul>
          <button type="button" onClick={() => (failures.value = [])}>
            {words.dismiss}
          </button>
        </div>
      )}
      {file ? <Opened file={file} /> : <Welcome />}
      <Footer file={file} />
    </div>
  );
}

function OpenButton() {
  const words = inWords(shellWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="open" onClick={() => input.current?.click()}>
        {words.open}
      </button>
      <input
        ref={input}
        type="file"
        class="hidden"
        accept=".h5,.hdf5,.part"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void openLocal(chosen);
        }}
      />
    </>
  );
}

function Header({ file }: { readonly file: RunFile | null }) {
  const words = inWords(shellWords);
  const nextTheme = { auto: 'dark', dark: 'light', light: '' } as const;
  return (
    <header>
      <p class="brand">
        <strong>sillon</strong> <span>{words.tagline}</span>
      </p>
      <div class="controls">
        <OpenButton />
        {files.value.length > 1 && (
          <label>
            {words.file}{' '}
            <select value={file?.id} onChange={(event) => goTo({ file: event.currentTarget.value })}>
              {files.value.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.outline.fileName}
                </option>
              ))}
            </select>
          </label>
        )}
        {file && (
          <button type="button" onClick={() => goTo({ tour: '1' })}>
            {words.tour}
          </button>
        )}
        <button
          type="button"
          lang={language.value === 'fr' ? 'en' : 'fr'}
          title={words.languageHint}
          onClick={() => goTo({ lang: language.value === 'fr' ? 'en' : 'fr' })}
        >
          {words.language}
        </button>
        <button type="button" onClick={() => goTo({ theme: nextTheme[theme.value] })}>
          {words.theme[theme.value]}
        </button>
      </div>
    </header>
  );
}

function Welcome() {
  const words = inWords(shellWords);
  const named = address.value['file'];
  return (
    <main id="main" class="welcome" tabIndex={-1}>
      <h1>sillon</h1>
      <p role="status">{opening.value > 0 ? words.opening : ''}</p>
      <p>{words.openHint}</p>
      {named && <p>{words.waitingLink(named)}</p>}
      <p>
        <OpenButton />
      </p>
    </main>
  );
}

function Opened({ file }: { readonly file: RunFile }) {
  const words = inWords(shellWords);
  const shown = views.find((one) => one.name === view.value) ?? views[0];
  const tabs = useRef<HTMLElement>(null);
  const step = (by: number): void => {
    const at = views.findIndex((one) => one === shown);
    const next = views[(at + by + views.length) % views.length];
    if (!next) return;
    view.value = next.name;
    tabs.current?.querySelector<HTMLElement>(`[data-view="${next.name}"]`)?.focus();
  };
  const name = shown?.name;
  // On a narrow page the menu slides: the view that is shown stays in sight.
  useEffect(() => {
    const list = tabs.current;
    const button = list?.querySelector<HTMLElement>(`[data-view="${name}"]`);
    if (list && button) list.scrollLeft = button.offsetLeft - list.offsetLeft - (list.clientWidth - button.offsetWidth) / 2;
  }, [name, language.value]);
  if (!shown) return null;
  const { Component } = shown;
  return (
    <>
      <nav ref={tabs} aria-label={words.views}>
        {views.map((one) => (
          <button
            key={one.name}
            type="button"
            data-view={one.name}
            aria-current={one === shown ? 'page' : undefined}
            onClick={() => (view.value = one.name)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') step(1);
              else if (event.key === 'ArrowLeft') step(-1);
              else return;
              event.preventDefault();
            }}
          >
            {told(one.title)}
          </button>
        ))}
      </nav>
      <Standing file={file} />
      <main id="main" tabIndex={-1} data-shown={shown.name}>
        <Kept file={file.outline.fileName} key={`${file.id} ${file.outline.complete} ${shown.name}`}>
          <Component file={file} />
        </Kept>
      </main>
      {address.value['tour'] && <Tour file={file} />}
    </>
  );
}

/** A fault in one view is said in its place: menu and other views stay. */
function Kept({ file, children }: { readonly file: string; readonly children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;
  const detail = error instanceof Error ? error.message : String(error);
  return <p role="alert">{typography(failureSentence(new RunFailure('bug', detail, file), language.value))}</p>;
}

/** Whether the run is whole, and what holds for all of it. */
function Standing({ file }: { readonly file: RunFile }) {
  const words = inWords(shellWords);
  const live = file.live.value;
  const recorded = live ? live.recorded.value : file.outline.recorded;
  const all = file.runs.length * (file.outline.rhythms['time']?.days.length ?? 0);
  const share = percent(Object.values(recorded).reduce((sum, one) => sum + one, 0) / all);
  const state = live?.state.value;
  const ended = live?.ended.value;
  return (
    <section class="standing" aria-label={words.run}>
      <h1>{told(file.outline.title)}</h1>
      {state === 'running' && !ended && <p role="status">{words.running(share)}</p>}
      {state === 'running' && ended && <p role="alert">{words.ended(share, ended, file.outline.fileName)}</p>}
      {state === 'lost' && <p role="alert">{words.lost}</p>}
      {!live && !file.outline.complete && (
        <p role="status">
          {words.unfinished(share)} {!file.outline.interrupted && words.writtenOrKilled}
        </p>
      )}
      {file.outline.interrupted && !ended && <p>{words.interrupted(file.outline.interrupted)}</p>}
      <details class="warnings">
        <summary>
          <span aria-hidden="true">⚠ </span>
          {words.warnings} ({file.outline.warnings.length})
        </summary>
        <ul>
          <li>{words.notForecast}</li>
          {file.outline.warnings.map((warning) => (
            <li key={warning.en}>{told(warning)}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Footer({ file }: { readonly file: RunFile | null }) {
  const words = inWords(shellWords);
  return (
    <footer>
      <details>
        <summary>{words.about}</summary>
        <p>{words.aboutText(`${file?.outline.attributes['version'] ?? '–'} (${(file?.outline.attributes['commit'] ?? '–').slice(0, 8)})`)}</p>
        <ul>
          {licences.map((one) => (
            <li key={one.name} lang="en">
              <details>
                <summary>
                  {one.name} {one.version} ({one.licence})
                </summary>
                <pre>{one.notice}</pre>
              </details>
            </li>
          ))}
        </ul>
      </details>
    </footer>
  );
}
