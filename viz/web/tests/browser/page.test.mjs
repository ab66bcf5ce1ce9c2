// tests/browser/page.test.mjs -- the page as a whole: every view from disk and from the server, in both languages and themes.
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, openPage, page, runCases, saved, savedBytes, says, serve, settled, until, violations } from './harness.mjs';

const views = ['story', 'series', 'compare', 'vectors', 'replay', 'network', 'flows', 'life', 'tables', 'settled', 'scenario'];
const small = fixture('small');
const truth = (script) => JSON.parse(python(`import h5py, json, sys, numpy as np\nf = h5py.File(sys.argv[1], "r", locking=False)\n${script}`, small));

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
  'the served page lets the reader begin before its own script, and opens its file once': async ({ browser }) => {
    const served = await serve([small]);
    try {
      const tab = await openPage(browser, { address: served.address });
      await settled(tab, 'story');
      assert.equal(await tab.evaluate(() => document.getElementById('reader.wasm')), null);
      assert.deepEqual(await tab.evaluate(() => globalThis.sillon.files.value.map((one) => one.handle)), [1]); // a second opening would be number 2
      const lists = await tab.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.name.endsWith('/files.json')).length);
      assert.equal(lists, 1);
      await closePage(tab);
    } finally {
      await served.stop();
    }
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
    await says(tab.locator('main.welcome'), /Déposez ici.*another-run/s);
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
    await until(() => tab.locator('header select option').count(), 2);
    await settled(tab, 'story');
    await tab.locator('header select').selectOption('no-resilience');
    assert.match(await hashOf(tab), /file=no-resilience/);
    await closePage(tab);
  },
  'the story says what the crisis changed, as h5py works it out': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], hash: 'view=story' });
    await settled(tab, 'story');
    const finding = tab.locator('.finding').first();
    const rows = await finding.locator('.moved tr').evaluateAll((all) => all.map((row) => [row.querySelector('th').textContent, row.querySelector('td').textContent]));
    const since = new Date(`${/since (.+)$/.exec(await finding.locator('p').first().textContent())[1]} UTC`).toISOString().slice(0, 10);
    const shares = truth(`
days, first, out = f["time"][:], np.datetime64("${since}").astype(int), {}
runs = lambda context, name: np.array([f[f"runs/{context}/as-is/{r}/series/territory/{name}"][:][days >= first].mean() for r in range(3)])
for name, one in f["runs/calm/as-is/0/series/territory"].items():
  control = runs("calm", name)
  if control.mean(): out[one.attrs["label_en"]] = 100 * float((runs("energy-shock", name) - control).mean() / control.mean())
print(json.dumps(out))`);
    const told = rows.filter(([, text]) => text.endsWith('%')).map(([label, text]) => [shares[label], Number(text.replace('−', '-').replace('%', ''))]);
    assert.ok(told.length > 1, JSON.stringify(rows));
    for (const [expected, shown] of told) assert.ok(Math.abs(shown - expected) < 0.02 * Math.abs(expected) + 0.005, `${shown} and ${expected}`);
    await closePage(tab);
  },
  'a fault in one view is said in its place, and the other views stay': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], hash: 'view=scenario', lang: 'fr' });
    await settled(tab, 'scenario');
    await tab.evaluate(() => {
      globalThis.sound = globalThis.ResizeObserver;
      globalThis.ResizeObserver = class {
        constructor() {
          throw new Error('no such observer');
        }
      };
    });
    await tab.locator('nav button[data-view="network"]').click();
    await says(tab.locator('main [role=alert]'), /no such observer/);
    await tab.evaluate(() => (globalThis.ResizeObserver = globalThis.sound));
    await tab.locator('nav button[data-view="scenario"]').click();
    await settled(tab, 'scenario');
    await tab.locator('nav button[data-view="network"]').click();
    await settled(tab, 'network');
    assert.equal(await tab.locator('main figure').count(), 1);
    await closePage(tab);
  },
  'the language is switched in place, and the rest of the view stays': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], hash: 'view=settled&settled.figure=jobs' });
    await settled(tab, 'settled');
    const heading = tab.locator('main h2').first();
    await says(heading, /Stated and settled/);
    await tab.getByRole('button', { name: 'Français', exact: true }).click();
    await until(() => tab.evaluate(() => document.documentElement.lang), 'fr');
    await says(heading, /Données sources/);
    await until(() => tab.title(), /face au choc/);
    assert.match(await hashOf(tab), /settled\.figure=jobs/);
    await closePage(tab);
  },
  'a link brings back view, language and theme once its file is open; back and forward go through views': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small], lang: 'fr', hash: 'theme=dark&view=scenario&scenario.only=assumed' });
    await settled(tab, 'scenario');
    await until(() => tab.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await until(() => tab.locator('main input[type=checkbox]').first().isChecked());
    await tab.locator('nav button[data-view="settled"]').click();
    await settled(tab, 'settled');
    await tab.goBack();
    await settled(tab, 'scenario');
    await tab.goForward();
    await settled(tab, 'settled');
    await closePage(tab);
  },
  'the keyboard alone reaches every view, the file button and the exports': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small] });
    await settled(tab, 'story');
    await tab.locator('nav button[data-view="story"]').focus();
    for (const view of views.slice(1)) {
      await tab.keyboard.press('ArrowRight');
      await tab.waitForSelector(`main[data-shown="${view}"]`);
      await until(() => tab.evaluate(() => document.activeElement?.getAttribute('data-view')), view);
    }
    await tab.keyboard.press('ArrowRight');
    await settled(tab, 'story');
    const seen = new Set();
    const all = ['Open run files …', 'Français', 'Show the data table', 'SVG', 'CSV'];
    await tab.evaluate(() => document.activeElement.blur());
    for (let i = 0; i < 200 && !all.every((one) => seen.has(one)); ++i) {
      await tab.keyboard.press('Tab');
      seen.add(await tab.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    for (const wanted of all) assert.ok(seen.has(wanted), `${wanted} among ${[...seen].join(' | ')}`);
    await closePage(tab);
  },
  'a picture is saved as SVG, PNG and CSV, which hold what the file holds': async ({ browser, folder }) => {
    const tab = await openPage(browser, { files: [small], lang: 'fr' });
    await settled(tab, 'story');
    const button = (what) => tab.locator('figure .tools button', { hasText: what }).first();
    const svg = await saved(tab, button('SVG'));
    const picture = join(folder, 'picture.svg');
    writeFileSync(picture, svg);
    const parsed = python('import sys, xml.dom.minidom as m; d = m.parse(sys.argv[1]); print(d.documentElement.tagName, len(d.getElementsByTagName("rect")))', picture);
    assert.match(parsed, /^svg \d+/);
    assert.match(svg, /Choc des prix de l'énergie/);
    assert.match(svg, /Trajectoires simulées/);
    assert.doesNotMatch(svg, /<style|href=/);
    const png = await savedBytes(tab, button('PNG'));
    assert.deepEqual([...png.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.readUInt32BE(16) > 800);
    const csv = await saved(tab, button('CSV'));
    const dates = truth('print(json.dumps([str(np.datetime64(int(x), "D")) for x in f["events/from"][:]]))');
    for (const day of dates) assert.ok(csv.includes(day), `${day} in ${csv}`);
    await closePage(tab);
  },
  'the tour asks for a prediction before it shows a result, and its figure is that of h5py': async ({ browser }) => {
    const tab = await openPage(browser, { files: [small] });
    await tab.getByRole('button', { name: 'Guided tour', exact: true }).click();
    const panel = tab.locator('.tour');
    const next = panel.getByRole('button', { name: 'Next', exact: true });
    const step = (n) => says(panel, new RegExp(`Step ${n} of`));
    await next.click();
    await until(() => next.isDisabled());
    await settled(tab, 'story');
    assert.doesNotMatch(await tab.locator('main').innerText(), /value added/, 'nothing is given away');
    await panel.getByRole('button', { name: 'Between 1 and 5 %', exact: true }).click();
    await settled(tab, 'series');
    await says(panel, /[✓✗]/);
    const share = truth(`
start = int(np.argmax(f["time"][:] >= f["events/from"][list(f["events/kind"].asstr()[:]).index("crisis")]))
a, b = (np.array([f[f"runs/{c}/as-is/{r}/series/territory/value_added"][start:].mean() for r in range(3)]) for c in ("energy-shock", "calm"))
print(json.dumps(100 * float(((a - b) / b).mean())))`);
    const shown = /changes by ([−+]?[\d.]+)%/.exec(await panel.innerText())?.[1]?.replace('−', '-');
    assert.ok(shown && Math.abs(Number(shown) - share) < 0.006 + 0.05 * Number(Math.abs(share) >= 10), `${shown} against ${share}`);
    for (let at = 3; at <= 8; ++at) {
      await next.click();
      await step(at);
      await settled(tab);
      const answer = panel.locator('fieldset button').first();
      if (await answer.count()) await answer.click();
    }
    await settled(tab, 'compare');
    await tab.keyboard.press('Escape');
    await tab.waitForSelector('.tour', { state: 'detached' });
    await closePage(tab);
  },
});
