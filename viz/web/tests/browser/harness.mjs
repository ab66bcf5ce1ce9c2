// tests/browser/harness.mjs -- opens the built page in a browser, from disk or from `sillon view`, waits for what it draws, and runs
// cases one by one. SILLON_SLOW=6 slows the page's processor six times down, SILLON_LATE=200 holds each answer of its workers back
// for up to as many ms: what passes only on a quick machine shows itself.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, firefox } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
export const page = process.env.SILLON_PAGE ?? join(root, 'build/viewer/sillon-viewer.html');
export const program = process.env.SILLON_PROGRAM ?? join(root, 'build/release/sillon');

const slow = Number(process.env.SILLON_SLOW ?? 1);
const late = Number(process.env.SILLON_LATE ?? 0);
const patience = 45_000 * Math.max(1, slow / 3); // ms for one thing to come; only what fails takes as long
const caseLimit = 240_000 * Math.max(1, slow / 3); // ms for a case
const skipped = 77; // the exit code that ctest calls "skipped"

const found = (...paths) => paths.find((one) => existsSync(one));
export const firefoxPath = process.env.SILLON_FIREFOX ?? found('/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/usr/lib/firefox-esr/firefox-esr');

export async function startBrowser() {
  const executablePath = found('/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome');
  assert.ok(executablePath, 'Chromium is needed: apt install chromium');
  return chromium.launch({
    executablePath,
    timeout: patience,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The Firefox of the system, over WebDriver BiDi. */
export const startFirefox = () => firefox.launch({ channel: 'moz-firefox', executablePath: firefoxPath, timeout: 2 * patience });

/** Ends a test file that cannot run here, in a way that ctest shows. */
export function skip(why) {
  console.log(`SKIPPED: ${why}`);
  process.exit(skipped);
}

/** Runs in the page before its own scripts: knows what workers were asked and have not answered yet. Nothing of it is in the page itself. */
function watch(delay) {
  const waiting = new Set();
  const behind = new Set(); // of them, those that nobody waits for: hundreds, one after the other
  let workers = 0;
  const isAnswer = (told) => told && (told.kind === 'read' || told.kind === 'laid' || told.kind === 'failure' || (typeof told.id === 'number' && ('value' in told || 'failure' in told)));
  globalThis.Worker = class extends Worker {
    own = ++workers;
    constructor(...words) {
      super(...words);
      super.addEventListener('error', () => this.forget());
    }
    forget() {
      for (const one of [...waiting]) if (one.startsWith(`${this.own}:`)) waiting.delete(one);
    }
    postMessage(told, ...more) {
      if (told && (told.kind === 'read' || typeof told.id === 'number')) waiting.add(`${this.own}:${told.id ?? 0}`);
      if (told?.background) behind.add(`${this.own}:${told.id}`);
      super.postMessage(told, ...more);
    }
    terminate() {
      this.forget();
      super.terminate();
    }
    addEventListener(kind, listener, ...more) {
      if (kind !== 'message') return super.addEventListener(kind, listener, ...more);
      return super.addEventListener(
        kind,
        (event) => {
          if (!isAnswer(event.data)) return listener(event);
          const give = () => {
            listener(event);
            waiting.delete(`${this.own}:${event.data.id ?? 0}`);
          };
          const held = behind.delete(`${this.own}:${event.data.id}`) ? 0 : globalThis.watched.hold + Math.random() * delay;
          if (held > 0) setTimeout(give, held);
          else give();
        },
        ...more,
      );
    }
  };
  globalThis.watched = { waiting, hold: 0, look: '', still: 0 };
}

const tabs = new Set(); // those that a case has opened and not closed

/** A fresh tab with the page from disk; fails the case on an error in the page or a breach of its policy. */
export async function openPage(browser, { hash = '', files = [], lang = 'en', width = 1200, height = 900, address = '', dark = false, reducedMotion } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, colorScheme: dark ? 'dark' : 'light', ...(reducedMotion ? { reducedMotion } : {}) });
  context.setDefaultTimeout(patience);
  await context.addInitScript(watch, late);
  const tab = await context.newPage();
  tab.problems = [];
  tabs.add(tab);
  tab.on('crash', () => tab.problems.push('the tab crashed'));
  tab.on('pageerror', (error) => tab.problems.push(`page error: ${error.message}`));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('HDF5-DIAG')) tab.problems.push(`console: ${message.text()}`);
  });
  if (slow > 1 && browser.browserType().name() === 'chromium') await (await context.newCDPSession(tab)).send('Emulation.setCPUThrottlingRate', { rate: slow });
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  if (!words.has('lang')) words.set('lang', lang);
  await tab.goto(`${address || pathToFileURL(page).href}#${words}`);
  if (files.length) await giveFiles(tab, files);
  return tab;
}

/** Chooses run files, and waits until each of them is open or refused. */
export async function giveFiles(tab, files) {
  const known = await tab.evaluate(() => globalThis.sillon.files.value.map((one) => one.outline.fileName));
  await tab.locator('input[type=file]').first().setInputFiles(files);
  const fresh = files.map((one) => one.replace(/^.*\//, '')).filter((name) => !known.includes(name));
  await tab.waitForFunction((names) => {
    const open = globalThis.sillon.files.value.map((one) => one.outline.fileName);
    const refused = [...document.querySelectorAll('.failures li')].map((one) => one.textContent);
    return document.querySelector('nav button, .failures') && names.every((name) => open.includes(name) || refused.some((said) => said.includes(name)));
  }, fresh);
}

/** Closes a tab; with errors in its page, which are `known`, let pass. */
export async function closePage(tab, known = /^$/) {
  tabs.delete(tab);
  await tab.context().close();
  assert.deepEqual(tab.problems.filter((one) => !known.test(one)), []);
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Reads again and again until `check` (a value, a pattern or a function) holds; gives what was read, or tells what it was last. */
export async function until(read, check = Boolean, what = '') {
  const holds = (value) => {
    if (typeof check === 'function') return check(value);
    if (check instanceof RegExp) return typeof value === 'string' && check.test(value);
    return value === check;
  };
  const deadline = performance.now() + patience;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > deadline)
      assert.fail(`${what || 'what was waited for'} did not come in ${patience / 1000} s: it was last ${JSON.stringify(value)?.slice(0, 600)}, expected ${typeof check === 'function' ? String(check) : check instanceof RegExp ? check : JSON.stringify(check)}`);
    await pause(40);
  }
}

/** The same for a text that stands in the page. */
export const says = (locator, check) => until(() => locator.innerText(), check);

/**
 * Waits until `view` (any, if none is named) has drawn: no answer of a worker is missing, no part is busy, the address is written, and
 * for some frames nothing changes. Not for runs that are being written, nor while a replay plays.
 */
export async function settled(tab, view = '') {
  const calm = (wanted) => {
    const { watched, sillon } = globalThis;
    const main = document.querySelector('main');
    if (!main || !sillon) return false;
    const sorted = (words) => JSON.stringify(Object.entries(words).filter(([, value]) => value !== '').sort());
    const written = sorted(Object.fromEntries(new URLSearchParams(location.hash.slice(1)))) === sorted(sillon.address.value);
    const busy = main.querySelector('[aria-busy=true]') || /(Reading|Lecture|Opening|Ouverture)[^.:]{0,40}…/.test(main.textContent);
    const shown = wanted ? main.dataset.shown === wanted : true;
    const look = `${location.hash} ${main.innerHTML}`;
    watched.still = look === watched.look && written && shown && !busy && watched.waiting.size === 0 ? watched.still + 1 : 0;
    watched.look = look;
    return watched.still >= 8;
  };
  await tab.evaluate(() => (globalThis.watched.still = 0));
  await tab.waitForFunction(calm, view, { polling: 'raf' }).catch(async (error) => {
    const why = await tab.evaluate(() => ({
      waiting: [...globalThis.watched.waiting],
      shown: document.querySelector('main')?.dataset.shown,
      busy: [...document.querySelectorAll('main [aria-busy=true]')].map((one) => one.textContent.slice(0, 80)),
      hash: location.hash,
      address: globalThis.sillon?.address.value,
    }));
    throw new Error(`the view ${view} did not come to rest: ${JSON.stringify(why)}`, { cause: error });
  });
}

/** From now on the answers of workers come later by so many ms. */
export const holdAnswers = (tab, ms) => tab.evaluate((hold) => (globalThis.watched.hold = hold), ms);

/** The address after `#`, once it is written. */
export async function hashOf(tab) {
  await settled(tab);
  return tab.evaluate(() => location.hash);
}

/** What a button gives to save, as bytes or as text, once what it saves is drawn. */
export async function savedBytes(tab, button) {
  await settled(tab);
  const [download] = await Promise.all([tab.waitForEvent('download'), button.click()]);
  return readFileSync(await download.path());
}
export const saved = async (tab, button) => (await savedBytes(tab, button)).toString('utf8');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in a page at rest, a sentence each. The policy of the served page forbids scripts put in as elements, so it is evaluated. */
export async function violations(tab) {
  await settled(tab);
  await tab.evaluate(axe);
  const { violations: all } = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return all.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')} -- ${one.nodes[0]?.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`);
}

/** `sillon view FILE...`: its address (a port that the system chose), and how to end it. */
export async function serve(files, words = []) {
  const child = spawn(program, ['view', ...files, '--no-browser', '--page', page, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const over = new Promise((done) => child.once('close', done));
  let said = '';
  const address = await new Promise((done, fail) => {
    const limit = setTimeout(() => fail(new Error(`sillon view told no address in ${patience / 1000} s: ${said}`)), patience);
    const listen = (chunk) => {
      said += chunk;
      const line = /http:\/\/[^\s]+(?=\s)/.exec(said);
      if (!line) return;
      clearTimeout(limit);
      done(line[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`sillon view ended with ${code}: ${said}`)));
  });
  return {
    address,
    stop: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
      return over;
    },
  };
}

const children = new Set();
/** A process that must not outlive the test. */
export const watchedChild = (child) => {
  children.add(child);
  return child;
};
process.on('SIGTERM', () => process.exit(143)); // ctest's limit: what was started ends too
process.on('exit', () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
});

/** What a reader would see in the tabs that a failed case left open. */
async function tellOf(tab) {
  const look = tab.evaluate(() => [location.hash, document.querySelector('main')?.innerText ?? document.body.innerText, [...(globalThis.watched?.waiting ?? [])].join(', ')]);
  const [hash, text, waiting] = await Promise.race([look, pause(5000).then(() => ['', 'the page does not answer', ''])]).catch((error) => ['', `the page cannot be read: ${error.message}`, '']);
  const problems = tab.problems.length ? tab.problems.join('\n    ') : 'none';
  console.log(`  address   ${hash}\n  unanswered ${waiting || 'none'}\n  problems  ${problems}\n  main      ${text.slice(0, 2000).replace(/\n+/g, '\n            ')}`);
}

async function within(run, limit) {
  let timer;
  const over = new Promise((_done, fail) => {
    timer = setTimeout(() => fail(new Error(`the case was not over after ${limit / 1000} s: it waits for what does not come, or this machine is far too slow`)), limit);
  });
  try {
    await Promise.race([run, over]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs `cases` ({name: async function}) one after the other, once each, tells of each, and ends the process with their number that failed. */
export async function runCases(cases, start = startBrowser) {
  const folder = mkdtempSync(join(tmpdir(), 'sillon-viewer-'));
  const only = process.argv[2];
  let browser = await start();
  let failed = 0;
  let passed = 0;
  for (const [name, run] of Object.entries(cases)) {
    if (only && !name.includes(only)) continue;
    const began = performance.now();
    try {
      const running = run({ browser, folder });
      running.catch(() => undefined); // past its limit nobody listens any more
      await within(running, caseLimit);
      ++passed;
      console.log(`ok      ${name} (${Math.round(performance.now() - began)} ms)`);
    } catch (error) {
      ++failed;
      console.log(`FAILED  ${name} (${Math.round(performance.now() - began)} ms)\n${error.stack}`);
      for (const tab of tabs) await tellOf(tab);
    }
    for (const tab of tabs) await Promise.race([tab.context().close(), pause(5000)]).catch(() => undefined);
    tabs.clear();
    if (!browser.isConnected()) browser = await start(); // the cases after a crash are not to blame
  }
  await Promise.race([browser.close(), pause(10_000)]).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || passed === 0 ? 1 : 0;
}
