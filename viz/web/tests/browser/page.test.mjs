// tests/browser/page.test.mjs -- the page as a whole: every view from disk and from the server, in both languages and themes.
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fixture, python } from './fixtures.mjs';
import { closePage, openPage, page, runCases, serve } from './harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = ['story', 'series', 'compare', 'vectors', 'replay', 'network', 'flows', 'life', 'tables', 'settled', 'scenario'];
const small = fixture('small');
const truth = (script) => JSON.parse(python(`import h5py, json, sys, numpy as np\nf = h5py.File(sys.argv[1], "r", locking=False)\n${script}`, small));

/** Waits until a view has drawn: it shows no "reading" any more, and what it shows stands still. */
async function settled(tab, view) {
  await tab.waitForSelector(`main[data-shown="${view}"]`);
  await tab.waitForFunction(
    () => {
      const main = document.querySelector('main');
      const length = main?.innerHTML.length ?? 0;
      const still = globalThis.lastLength === length && !/Reading …|Lecture…/.test(main?.textContent ?? '');
      globalThis.lastLength = length;
      return still && length > 300;
    },
    null,
    { polling: 400, timeout: 30_000 },
  );
}

/** What axe finds; the policy of the served page forbids scripts put in as elements, so it is evaluated. */
async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0]?.html.slice(0, 160)} -- ${one.nodes[0]?.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`);
}

async function everyView(browser, options) {
  const tab = await openPage(browser, options);
  const wrong = [];
  for (const view of views) {
    await tab.locator(`nav button[data-view="${view}"]`).click();
    await settled(tab, view);
    for (const one of await violations(tab)) wrong.push(`${view}: ${one}`);
    const text = await tab.locator('main').innerText();
    assert.doesNotMatch(text, /\bundefined\b|\bNaN\b|\[object/, `${view} shows something raw`);
  }
  assert.deepEqual(wrong, []);
  await closePage(tab);
}

await runCases({
  'the page is one file under 6 MB, without a raw NUL and without a reference to elsewhere': async () => {
    const bytes = readFileSync(page);
    assert.ok(statSync(page).size < 6e6, `${statSync(page).size} bytes`);
    assert.equal(bytes.indexOf(0), -1);
    const head = bytes.toString('utf8');
    assert.doesNotMatch(head, /<(script|link|img|iframe)[^>]+(src|href)\s*=\s*["']?(https?:|\/\/|\.\/)/);
  },
  'every view opens from disk in English, light, without a violation that axe finds': ({ browser }) => everyView(browser, { files: [small] }),
  'every view opens from disk in French, dark, without a violation that axe finds': ({ browser }) =>
    everyView(browser, { files: [small], lang: 'fr', dark: true }),
  'every view opens from the server, in both languages, under its policy': async ({ browser }) => {
    const served = await serve([small]);
    try {
      for (const lang of ['en', 'fr']) await everyView(browser, { address: served.address, lang });
    } finally {
      await served.stop();
    }
  },
  'the welcome has no violation either, and says what to do': async ({ browser }) => {
    const tab = await openPage(browser, { lang: 'fr', hash: 'file=another-run&view=series' });
    await tab.waitForSelector('main.welcome');
    assert.match(await tab.locator('main').innerText(), /Déposez ici.*another-run/s);
    assert.deepEqual(await violations(tab), []);
    await closePage(tab);
  },
  'files are opened by dropping them, several at once': async ({ browser }) => {
    const tab = await openPage(browser);
    await tab.evaluate(() => {
      const own = document.createElement('input');
      own.type = 'file';
      own.multiple = true;
      own.id = 'hand';
      document.body.append(own);
    });
    await tab.locator('#hand').setInputFiles([small, fixture('no-resilience')]);
    await tab.evaluate(() => {
      const dragged = new DataTransfer();
      for (const file of document.querySelector('#hand').files) dragged.items.add(file);
      document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: dragged, bubbles: true, cancelable: true }));
    });
    await tab.waitForFunction(() => document.querySelectorAll('header select option').length === 2);
    await settled(tab, 'story');
    await tab.locator('header select').selectOption('no-resilience');
    await tab.waitForFunction(() => location.hash.includes('file=no-resilience'));
    await closePage(tab);
  },
  'the language is switched in place, and the rest of the view stays': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], hash: 'view=settled&settled.figure=jobs' });
    await settled(tab, 'settled');
    assert.match(await tab.locator('h2').first().innerText(), /Stated and settled/);
    await tab.getByRole('button', { name: 'Français' }).click();
    await tab.waitForFunction(() => document.documentElement.lang === 'fr');
    assert.match(await tab.locator('h2').first().innerText(), /Données sources/);
    assert.match(tab.url(), /settled\.figure=jobs/);
    assert.match(await tab.title(), /face au choc/);
    await closePage(tab);
  },
  'a link brings back view, language and theme once its file is open; back and forward go through views': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], lang: 'fr', hash: 'theme=dark&view=scenario&scenario.only=assumed' });
    await settled(tab, 'scenario');
    assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assert.ok(await tab.locator('main input[type=checkbox]').first().isChecked());
    await tab.locator('nav button[data-view="settled"]').click();
    await settled(tab, 'settled');
    await tab.goBack();
    await tab.waitForSelector('main[data-shown="scenario"]');
    await tab.goForward();
    await tab.waitForSelector('main[data-shown="settled"]');
    await closePage(tab);
  },
  'the keyboard alone reaches every view, the file button and the exports': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small] });
    await settled(tab, 'story');
    await tab.locator('nav button[data-view="story"]').focus();
    for (const view of views.slice(1)) {
      await tab.keyboard.press('ArrowRight');
      await tab.waitForSelector(`main[data-shown="${view}"]`);
      assert.equal(await tab.evaluate(() => document.activeElement?.getAttribute('data-view')), view);
    }
    await tab.keyboard.press('ArrowRight');
    await settled(tab, 'story');
    const seen = new Set();
    await tab.evaluate(() => document.activeElement.blur());
    for (let i = 0; i < 60; ++i) {
      await tab.keyboard.press('Tab');
      seen.add(await tab.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    for (const wanted of ['Open run files …', 'Français', 'Show the data table', 'SVG', 'CSV']) assert.ok(seen.has(wanted), `${wanted} among ${[...seen].join(' | ')}`);
    await closePage(tab);
  },
  'a picture is saved as SVG, PNG and CSV, which hold what the file holds': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], lang: 'fr' });
    await settled(tab, 'story');
    const saved = async (what) => {
      const [download] = await Promise.all([tab.waitForEvent('download'), tab.locator('figure .tools button', { hasText: what }).first().click()]);
      return readFileSync(await download.path());
    };
    const svg = (await saved('SVG')).toString('utf8');
    const parsed = python('import sys, xml.dom.minidom as m; d = m.parseString(sys.stdin.buffer.read() if False else open(sys.argv[1],"rb").read()); print(d.documentElement.tagName, len(d.getElementsByTagName("rect")))', await written(svg));
    assert.match(parsed, /^svg \d+/);
    assert.match(svg, /Choc des prix de l'énergie/);
    assert.match(svg, /Trajectoires simulées/);
    assert.doesNotMatch(svg, /<style|href=/);
    const png = await saved('PNG');
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.readUInt32BE(16) > 800);
    const csv = (await saved('CSV')).toString('utf8');
    const dates = truth('print(json.dumps([str(np.datetime64(int(x), "D")) for x in f["events/from"][:]]))');
    for (const day of dates) assert.ok(csv.includes(day), `${day} in ${csv}`);
    await closePage(tab);
  },
  'the tour asks for a prediction before it shows a result, and its figure is that of h5py': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small] });
    await tab.getByRole('button', { name: 'Guided tour' }).click();
    await tab.getByRole('button', { name: 'Next' }).click();
    const panel = tab.locator('.tour');
    assert.equal(await panel.getByRole('button', { name: 'Next' }).isDisabled(), true);
    assert.doesNotMatch(await tab.locator('main').innerText(), /value added/, 'nothing is given away');
    await panel.getByRole('button', { name: 'Between 1 and 5 %' }).click();
    await tab.waitForSelector('main[data-shown="series"]');
    await tab.waitForFunction(() => /[✓✗]/.test(document.querySelector('.tour')?.textContent ?? ''));
    const share = truth(`
start = int(np.argmax(f["time"][:] >= f["events/from"][list(f["events/kind"].asstr()[:]).index("crisis")]))
a, b = (np.array([f[f"runs/{c}/as-is/{r}/series/territory/value_added"][start:].mean() for r in range(3)]) for c in ("energy-shock", "calm"))
print(json.dumps(100 * float(((a - b) / b).mean())))`);
    const shown = /changes by ([−+]?[\d.]+)%/.exec(await panel.innerText())?.[1]?.replace('−', '-');
    assert.ok(shown && Math.abs(Number(shown) - share) < 0.006 + 0.05 * Number(Math.abs(share) >= 10), `${shown} against ${share}`);
    for (let step = 3; step <= 8; ++step) {
      await panel.getByRole('button', { name: 'Next' }).click();
      const answer = panel.locator('fieldset button').first();
      if (await answer.count()) await answer.click();
    }
    await tab.waitForSelector('main[data-shown="compare"]');
    await tab.keyboard.press('Escape');
    await tab.waitForSelector('.tour', { state: 'detached' });
    await closePage(tab);
  },
});

async function written(text) {
  const { mkdtempSync, writeFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { tmpdir } = await import('node:os');
  const path = join(mkdtempSync(join(tmpdir(), 'sillon-svg-')), 'picture.svg');
  writeFileSync(path, text);
  return path;
}
