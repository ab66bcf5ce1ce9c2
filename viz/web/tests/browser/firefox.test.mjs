// tests/browser/firefox.test.mjs -- the page in the Firefox of the system: every view, the numbers of a date, and what `sillon view` serves.
import assert from 'node:assert/strict';
import { fixture, python } from './fixtures.mjs';
import { closePage, firefoxPath, hashOf, openPage, runCases, says, serve, settled, skip, startFirefox, until } from './harness.mjs';

if (!firefoxPath) skip('no Firefox is installed here (apt install firefox-esr), so nothing is known of it');

const views = ['story', 'series', 'compare', 'vectors', 'replay', 'network', 'flows', 'life', 'tables', 'settled', 'scenario'];
const small = fixture('small');
const day = '2019-09-02';
const truth = JSON.parse(
  python(
    `
import h5py, json, sys, numpy as np
f = h5py.File(sys.argv[1], "r", locking=False)
at = int(np.searchsorted(f["time"][:], np.datetime64(sys.argv[2]).astype(int)))
print(json.dumps({"at": at, "codes": list(f["commune"].asstr()[:]), "values": [float(v) for v in f["runs/energy-shock/as-is/1/series/commune/unemployed"][at]]}))`,
    small,
    day,
  ),
);

async function everyView(tab, lang) {
  for (const view of views) {
    await tab.locator(`nav button[data-view="${view}"]`).click();
    await settled(tab, view);
    await says(tab.locator('main h2').first(), /\p{L}{3}/u);
    const text = await tab.locator('main').innerText();
    assert.doesNotMatch(text, /\bundefined\b|\bNaN\b|\[object/, `${view} in ${lang} shows something raw`);
    assert.equal(await tab.locator('main [role=alert]').count(), 0, `${view} in ${lang} tells of a failure: ${text.slice(0, 300)}`);
  }
}

await runCases(
  {
    'a run file opens from disk, and its story is told': async ({ browser }) => {
      const tab = await openPage(browser, { files: [small] });
      await settled(tab, 'story');
      await says(tab.locator('h1'), /energy shock/);
      await says(tab.locator('main'), /2 contexts × 2 strategies × 3 replicates = 12 runs/);
      await until(() => tab.locator('main figure svg').count());
      await closePage(tab);
    },
    'every view draws in both languages without an error of the page': async ({ browser }) => {
      for (const lang of ['en', 'fr']) {
        const tab = await openPage(browser, { files: [small], lang });
        await everyView(tab, lang);
        await closePage(tab);
      }
    },
    'the map at a date has the values of the file, and the replay moves with the keyboard': async ({ browser }) => {
      const tab = await openPage(browser, { files: [small], hash: `view=replay&replay.series=commune.unemployed&replay.mode=value&replay.left=energy-shock/as-is&replay.luck=2&replay.at=${day}` });
      await tab.waitForSelector('canvas.map-colours[data-drawn]');
      await settled(tab, 'replay');
      await tab.locator('main figure').first().getByRole('button', { name: 'Show the data table', exact: true }).click();
      await settled(tab, 'replay');
      const cells = await tab.locator('main figure').first().locator('.data-table tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
      const shown = new Map(cells.map((row) => [row.find((cell) => /^\d[\dAB]\d{3}$/.test(cell)), row]));
      const said = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });
      truth.codes.forEach((code, i) => assert.ok(shown.get(code)?.includes(said.format(truth.values[i])), `${code}: ${shown.get(code)?.join(' | ')}, expected ${said.format(truth.values[i])}`));
      const range = tab.locator('input[type=range]');
      assert.equal(Number(await range.inputValue()), truth.at);
      await range.focus();
      await tab.keyboard.press('ArrowRight');
      await until(() => range.inputValue(), String(truth.at + 1));
      assert.match(await hashOf(tab), /replay\.at=2019-09-09/);
      await closePage(tab);
    },
    'the page opens from the server, under its policy': async ({ browser }) => {
      const served = await serve([small]);
      try {
        const tab = await openPage(browser, { address: served.address, lang: 'fr' });
        await everyView(tab, 'fr');
        await closePage(tab);
      } finally {
        await served.stop();
      }
    },
  },
  startFirefox,
);
