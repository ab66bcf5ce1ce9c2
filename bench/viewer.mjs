// bench/viewer.mjs -- times the built viewer on a large run file in headless Chromium: node bench/viewer.mjs RUN.h5 [PAGE]
// Prints one line a figure, as a Markdown table. Needs viz/web/node_modules (./dev build).
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { openPage, page, serve, startBrowser } from '../viz/web/tests/browser/harness.mjs';

const [file] = process.argv.slice(2);
if (!file) throw new Error('which run file? node bench/viewer.mjs RUN.h5');
const rounds = 5;
const patience = 2000; // ms; a person takes longer to choose a file than the page takes to get ready for it
const views = ['series', 'compare', 'vectors', 'replay', 'network', 'flows', 'life', 'tables', 'settled', 'scenario', 'story'];
const rows = [];
const tell = (what, values, bar = '') => {
  const sorted = [...values].sort((a, b) => a - b);
  const row = `| ${what} | ${sorted[0].toFixed(0)} | ${sorted[Math.floor(sorted.length / 2)].toFixed(0)} | ${sorted.at(-1).toFixed(0)} | ${bar} |`;
  rows.push(row);
  console.log(row);
};

/** Memory of one process and all below it, in MB: proportional set size, so that shared pages count once. */
function memoryOf(pid) {
  const children = new Map();
  const all = execFileSync('ps', ['-eo', 'pid,ppid'], { encoding: 'utf8' }).split('\n').slice(1);
  for (const line of all) {
    const [one, parent] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), one]);
  }
  let total = 0;
  const visit = (one) => {
    try {
      const kind = /--type=(\S+)/.exec(readFileSync(`/proc/${one}/cmdline`, 'utf8').replace(/\0/g, ' '))?.[1] ?? '';
      if (kind === 'renderer') total += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      // it ended in between
    }
    (children.get(one) ?? []).forEach(visit);
  };
  visit(pid);
  return total;
}

/** From the click on a view's name to the last change in the page, once nothing is being read any more. */
const switchTo = (tab, view) =>
  tab.evaluate(
    (name) =>
      new Promise((done) => {
        const start = performance.now();
        let last = start;
        const observer = new MutationObserver(() => (last = performance.now()));
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        document.querySelector(`nav button[data-view="${name}"]`).click();
        const look = () => {
          const main = document.querySelector(`main[data-shown="${name}"]`);
          if (!main || performance.now() - last < 1000 || /Reading …|Lecture…/.test(main.textContent)) return setTimeout(look, 50);
          observer.disconnect();
          return done(last - start);
        };
        look();
      }),
    view,
  );

async function opened(browser, address, pause = patience) {
  const tab = await openPage(browser, { address, hash: 'view=story' });
  if (!address) {
    const input = tab.locator('input[type=file]').first();
    await tab.waitForTimeout(pause);
    await tab.evaluate(() => {
      const choose = document.querySelector('input[type=file]');
      choose.addEventListener('change', () => (globalThis.started = performance.now()), { capture: true });
    });
    await input.setInputFiles([file]);
  }
  const first = await tab.evaluate(
    () =>
      new Promise((done) => {
        const look = () => {
          if (document.querySelector('main svg')) requestAnimationFrame(() => done(performance.now() - (globalThis.started ?? 0)));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  return { tab, first };
}

console.log(`${file}: ${(statSync(file).size / 1e6).toFixed(0)} MB; page ${(statSync(page).size / 1e6).toFixed(2)} MB (${(gzipSync(readFileSync(page)).length / 1e6).toFixed(2)} MB gzipped)\n`);
console.log('| what | least | median | most | bar |\n|---|---|---|---|---|');
const browser = await startBrowser();
const firsts = [];
for (let i = 0; i < rounds; ++i) {
  const { tab, first } = await opened(browser, '');
  firsts.push(first);
  if (i < rounds - 1) {
    await tab.context().close();
    continue;
  }
  const timed = (what, bar, act, words = {}) =>
    tab
      .evaluate(
        async ([body, given, count]) => {
          const run = new Function('file', 'given', 'i', `return (async () => { ${body} })()`);
          const shown = globalThis.sillon.files.value[0];
          const out = [];
          for (let k = 0; k < count; ++k) {
            const start = performance.now();
            await run(shown, given, k);
            out.push(performance.now() - start);
          }
          return out;
        },
        [act, words, rounds],
      )
      .then((values) => tell(what, values, bar));
  await tab.waitForFunction(() => globalThis.sillon.files.value[0].catalogue.value.size === globalThis.sillon.files.value[0].seriesKeys.length, null, { timeout: 60_000 });
  await timed('series of all runs, another each time [ms]', '', 'await file.series(file.runs, file.seriesKeys[10 + i]);');
  const agents = await tab.evaluate(async () => (await globalThis.sillon.files.value[0].agents()).map((one) => [one.name, one.slots, one.columns.length]));
  const largest = agents.sort((a, b) => b[1] - a[1])[0];
  if (largest && largest[2] > 0) {
    await timed(
      `frame of ${largest[1]} agents, another instant each time [ms]`,
      '50',
      'const its = (await file.agents()).find((one) => one.name === given.name); const column = its.columns[0]; await file.frame(file.runs[file.runs.length - 1 - i], given.name, column, i % file.outline.rhythms[column.rhythm].days.length);',
      { name: largest[0] },
    );
    await timed('life line of one agent, another each time [ms]', '', 'await file.life(file.runs[i], given.name, 1000 + i);', { name: largest[0] });
  }
  for (const view of views) tell(`first visit of the view "${view}", until it stands still [ms]`, [await switchTo(tab, view)], '');
  tell('memory of the page (renderer), all views seen [MB]', [memoryOf(process.pid)], '500');
  await tab.context().close();
}
tell('from the choice of the file to the first picture [ms]', firsts, '1000');
const hasty = [];
for (let i = 0; i < rounds; ++i) {
  const { tab, first } = await opened(browser, '', 0);
  hasty.push(first);
  await tab.context().close();
}
tell('the same, chosen as soon as the page was loaded [ms]', hasty, '');
const served = await serve([file]);
const servedFirsts = [];
for (let i = 0; i < rounds; ++i) {
  const { tab, first } = await opened(browser, served.address);
  servedFirsts.push(first);
  await tab.context().close();
}
tell('from the address to the first picture, served [ms]', servedFirsts, '1000');
await served.stop();
await browser.close();
