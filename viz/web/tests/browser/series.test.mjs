// tests/browser/series.test.mjs -- trajectories, resilience triangle, tables and life lines as people use them; numbers against h5py.
import assert from 'node:assert/strict';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, openPage, runCases, saved, says, settled, until, violations } from './harness.mjs';

const small = fixture('small');
const close = (value, wanted, what) => assert.ok(Math.abs(value - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${what}: ${value}, expected ${wanted}`);

/** JSON of an expression over `f` (the file), `run(c, s, r)` and `cells` (contexts and strategies in the file's order). */
const h5 = (expression, path = small) =>
  JSON.parse(
    python(
      `
import h5py, json, sys, numpy as np
f = h5py.File(sys.argv[1], "r", locking=False)
run = lambda c, s, r: f[f"runs/{c}/{s}/{r}"]
cells = [(c, s) for c in f["contexts/name"].asstr()[:] for s in f["strategies/name"].asstr()[:]]
iso = lambda d: str(np.datetime64(int(d), "D"))
print(json.dumps(eval(sys.argv[2])))`,
      path,
      expression,
    ),
  );

/** The rows of a CSV file (RFC 4180, with a byte order mark). */
function parsed(text) {
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows = [[]];
  const cells = text.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g);
  for (const [whole, cell, end] of cells) {
    if (!whole) break;
    rows[rows.length - 1].push(cell.startsWith('"') ? cell.slice(1, -1).replace(/""/g, '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}

const csvOf = async (tab, figure = 'main figure') => parsed(await saved(tab, tab.locator(figure).first().getByRole('button', { name: /CSV/ })));

await runCases({
  'the lines of a picture are medians over replicates, with their band, and all of it goes into the CSV': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series&series.keys=territory.output&series.band=range', files: [small] });
    await settled(tab, 'series');
    const rows = await csvOf(tab);
    const wanted = h5('[[np.sort([run(c, s, r)["series/territory/output"][:] for r in range(3)], axis=0)[k].tolist() for k in (1, 0, 2)] for c, s in cells]');
    const days = h5('[iso(d) for d in f["time"][:]]');
    assert.equal(rows.length, days.length + 1);
    rows.slice(1).forEach((row, t) => {
      assert.equal(row[0], days[t]);
      wanted.flat().forEach((curve, k) => close(Number(row[1 + k]), curve[t], `${days[t]}, column ${k}`));
      assert.equal(row.length, 1 + 12 + 1); // the warning stays with each row
      assert.match(row[13], /euros/);
    });
    await closePage(tab);
  },
  'per cent of the control is taken between runs of the same luck': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series&series.keys=territory.output&series.mode=percent&series.band=none', files: [small] });
    await settled(tab, 'series');
    const rows = await csvOf(tab);
    const wanted = h5('[np.median([100 * run("energy-shock", s, r)["series/territory/output"][:] / run("calm", s, r)["series/territory/output"][:] for r in range(3)], axis=0).tolist() for s in ("as-is", "groups")]');
    rows.slice(1).forEach((row, t) => wanted.forEach((curve, k) => close(Number(row[1 + k]), curve[t], `${row[0]}, ${k}`)));
    await closePage(tab);
  },
  'rows of a population: one commune and the sum of all, each in a picture': async ({ browser }) => {
    const code = h5('f["commune"].asstr()[3]');
    const tab = await openPage(browser, { hash: `view=series&series.keys=commune.jobs&series.rows=commune:${code},commune:sum&series.contexts=calm&series.strategies=groups&series.band=none`, files: [small] });
    await until(() => tab.locator('.pictures .chart svg').count(), 2);
    const wanted = h5('[np.median([run("calm", "groups", r)["series/commune/jobs"][:, 3] for r in range(3)], axis=0).tolist(), np.median([run("calm", "groups", r)["series/commune/jobs"][:].sum(axis=1) for r in range(3)], axis=0).tolist()]');
    for (const which of [0, 1]) {
      const rows = await csvOf(tab, `.pictures > :nth-child(${which + 1})`);
      rows.slice(1).forEach((row, t) => close(Number(row[1]), wanted[which][t], `${which} ${row[0]}`));
    }
    await closePage(tab);
  },
  'the SVG stands alone: title, warning, lines, no cursor': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series&series.at=2019-06-03', files: [small], lang: 'fr' });
    await tab.waitForSelector('.chart svg .not-exported', { state: 'attached' });
    const svg = await saved(tab, tab.locator('.pictures figure').getByRole('button', { name: /en SVG/ }));
    const seen = await tab.evaluate((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      return { root: read.documentElement.nodeName, text: read.documentElement.textContent, paths: read.querySelectorAll('path').length, cursor: read.querySelectorAll('.not-exported').length };
    }, svg);
    assert.equal(seen.root, 'svg');
    assert.match(seen.text, /Valeur ajoutée/);
    assert.match(seen.text, /loyers imputés/);
    assert.match(seen.text, /crise\u202f: /);
    assert.ok(seen.paths > 8);
    assert.equal(seen.cursor, 0);
    await closePage(tab);
  },
  'keyboard alone chooses an indicator, and moves the cursor, whose values are read out': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series', files: [small] });
    await settled(tab, 'series');
    const box = tab.getByRole('combobox', { name: 'Indicator', exact: true });
    await box.focus();
    await tab.keyboard.press('ArrowDown');
    await until(() => tab.evaluate(() => globalThis.sillon.files.value[0].catalogue.value.size === globalThis.sillon.files.value[0].seriesKeys.length));
    await tab.keyboard.type('orders not');
    await settled(tab);
    await tab.keyboard.press('ArrowDown');
    await says(tab.locator('.popup .told'), /territory\.unmet/);
    await tab.keyboard.press('Enter');
    await says(tab.locator('.pictures h3').first(), /^Orders that were not/);
    assert.match(decodeURIComponent(await hashOf(tab)), /series\.keys=territory\.unmet/);
    const slider = tab.getByRole('slider');
    await slider.focus();
    await tab.keyboard.press('Home');
    for (let i = 0; i < 30; ++i) await tab.keyboard.press('ArrowRight');
    const date = await tab.evaluate((day) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(day * 864e5), h5('int(f["time"][30])'));
    await until(() => slider.getAttribute('aria-valuetext'), date);
    await until(() => tab.locator('.for-reader[role=status]').first().textContent(), (said) => said.startsWith(`${date}. Orders that were not`));
    await closePage(tab);
  },
  'a link gives the same view again': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series', files: [small] });
    await settled(tab, 'series');
    await tab.getByRole('combobox', { name: 'Shown as', exact: true }).selectOption('control');
    await tab.getByRole('checkbox', { name: 'Calm', exact: true }).uncheck();
    await tab.getByRole('textbox', { name: 'From', exact: true }).fill('2019-03-04');
    await tab.keyboard.press('Enter');
    const caption = (page) => page.locator('.pictures figcaption').innerText();
    await until(() => caption(tab), /From 4 March 2019/);
    const hash = await hashOf(tab);
    for (const word of ['series.from=2019-03-04', 'series.mode=control', 'series.contexts=']) assert.ok(hash.includes(word), hash);
    const other = await openPage(browser, { hash, files: [small] });
    await settled(other, 'series');
    assert.equal(await caption(other), await caption(tab));
    await closePage(tab);
    await closePage(other);
  },
  'the triangle tells the numbers of the file, and works out the same where the file has none': async ({ browser }) => {
    const hash = 'view=series&series.keys=territory.output&series.strategy=groups';
    const told = [];
    for (const file of [small, fixture('no-resilience')]) {
      const tab = await openPage(browser, { hash, files: [file] });
      await until(() => tab.locator('main figure .chart svg').count(), 2);
      await settled(tab, 'series');
      told.push(await tab.locator('main figure').last().locator('.summary').textContent());
      await closePage(tab);
    }
    const [robustness, loss] = h5('[(lambda q, i: float(q["mean/rows/territory/output"][i, list(q["row_measure"].asstr()[:]).index(m)]))(f["resilience"], list(f["resilience/cell_strategy"].asstr()[:]).index("groups")) for m in ("robustness", "loss")]');
    const english = (value, options) => new Intl.NumberFormat('en-GB', options).format(value);
    // As many digits as the interval beside it shows.
    const [, digits = '', places = ''] = /performance is (\d+(?:\.(\d+))?)%/.exec(told[0]) ?? [];
    assert.equal(digits, (100 * robustness).toFixed(places.length), `${told[0]} / ${robustness}`);
    assert.ok(told[0].includes(english(loss, { maximumSignificantDigits: 4 })), `${told[0]} / ${loss}`);
    assert.match(told[0], /those of the run file/);
    assert.match(told[1], /worked out here/);
    const alike = (text) => text.replace(/More of this is worse.*|Nobody declared.*|The numbers .*/, '').trim();
    assert.equal(alike(told[1]), alike(told[0]));
  },
  'a table at a date has the mean and interval of each row': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=tables&tables.key=commune.output&tables.at=2019-07-01', files: [small] });
    await tab.waitForSelector('.data-table tbody tr');
    await settled(tab, 'tables');
    const rows = await csvOf(tab);
    const t = h5('int(np.argmin(abs(f["time"][:] - 18078)))');
    const wanted = h5(`[[[float(np.mean(v)), float(4.302653 * np.std(v, ddof=1) / np.sqrt(3))] for v in np.array([run(c, s, r)["series/commune/output"][${t}] for r in range(3)]).T] for c, s in cells]`);
    const codes = h5('list(f["commune"].asstr()[:])');
    assert.equal(rows.length, codes.length + 1);
    codes.forEach((code, row) => {
      assert.equal(rows[row + 1][1], code);
      wanted.forEach((cell, k) => {
        close(Number(rows[row + 1][2 + 2 * k]), cell[row][0], code);
        assert.ok(Math.abs(Number(rows[row + 1][3 + 2 * k]) - cell[row][1]) <= 1e-4 * Math.max(1, cell[row][1]), code);
      });
    });
    await tab.getByRole('searchbox').fill(codes[4]);
    await until(() => tab.locator('.data-table tbody tr').count(), 1);
    await tab.locator('.data-table tbody button').click();
    await settled(tab, 'series');
    await says(tab.locator('.pictures h3'), (title) => title.includes(rows[5][0]));
    await closePage(tab);
  },
  'resilience and losses are those of the file, largest loss first': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=tables&tables.show=losses&tables.loss=commune.output', files: [small] });
    await tab.waitForSelector('.data-table tbody tr');
    await settled(tab, 'tables');
    const losses = await csvOf(tab);
    const wanted = h5('sorted([[float(f["resilience/mean/rows/commune/output"][0, i, 0]), f["commune"].asstr()[i]] for i in range(len(f["commune"]))], reverse=True)');
    const here = losses[0].findIndex((head) => head.startsWith('loss'));
    losses.slice(1).forEach((row, i) => close(Number(row[here]), wanted[i][0], row[0]));
    await tab.getByRole('button', { name: 'Resilience', exact: true }).click();
    await until(() => tab.locator('.data-table tbody tr').count(), (count) => count > 5);
    const table = await csvOf(tab);
    const key = table[0].indexOf('indicator (in the file)');
    const jobs = table.find((row) => row[key] === 'territory.jobs');
    close(Number(jobs[3]), h5('float(f["resilience/mean/rows/territory/jobs"][0, 0])'), 'loss of jobs');
    await closePage(tab);
  },
  'agents in the order asked for lead to their life line, whose numbers are those of the file': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=tables&tables.show=agents&tables.agents=firm&tables.sort=cash&tables.order=down&tables.context=energy-shock&tables.strategy=groups', files: [small] });
    await tab.waitForSelector('.data-table tbody tr');
    await settled(tab, 'tables');
    const largest = h5('int(np.nanargmax(run("energy-shock", "groups", 0)["agents/firm/cash"][-1])) + 1');
    const agents = await csvOf(tab);
    assert.equal(Number(agents[1][0]), largest);
    await tab.locator('.data-table tbody button').first().click();
    await tab.waitForSelector('.life svg');
    await settled(tab, 'life');
    const life = await csvOf(tab);
    const cash = life[0].findIndex((head) => head.startsWith('cash') && head.includes('shock'));
    const calm = life[0].findIndex((head, i) => i > cash && head.startsWith('cash'));
    assert.ok(cash > 0 && calm > cash, life[0].join());
    const wanted = h5(`[[run(c, "groups", 0)["agents/firm/cash"][:, ${largest - 1}].tolist() for c in ("energy-shock", "calm")], [iso(d) for d in f[run("calm", "groups", 0)["agents/firm/cash"].attrs["time"]][:]]]`);
    wanted[1].forEach((day, i) => {
      const row = life.find((one) => one[0] === day);
      close(Number(row[cash]), wanted[0][0][i], `${day}, shock`);
      close(Number(row[calm]), wanted[0][1][i], `${day}, calm`);
    });
    await closePage(tab);
  },
  'a search says when there is nobody to find, and finds somebody else, whose employer is one press away': async ({ browser }) => {
    const changed = h5('int((lambda e: (e != e[0]).any(axis=0).sum())(run("energy-shock", "as-is", 0)["agents/citizen/employer"][:]))');
    const employed = h5('int(np.argmax(run("energy-shock", "as-is", 0)["agents/citizen/employer"][0] != 4294967295)) + 1');
    const tab = await openPage(browser, { hash: `view=life&life.of=citizen&life.agent=${employed}&life.find=changed:employer`, files: [small] });
    await settled(tab, 'life');
    const employer = tab.locator('.story button.link').first();
    const name = await employer.textContent();
    assert.equal(name, `establishment no. ${h5(`int(run("energy-shock", "as-is", 0)["agents/citizen/employer"][0, ${employed - 1}]) + 1`)}`);
    await tab.getByRole('button', { name: 'Find one', exact: true }).click();
    await until(() => tab.locator('.found').textContent(), (said) => said.startsWith(changed ? 'citizen no.' : 'There is none'));
    if (changed) return closePage(tab);
    await employer.click();
    await until(() => tab.locator('.life h3').first().textContent(), (title) => title.toLowerCase().startsWith(`${name} under`));
    await closePage(tab);
  },
  'five thousand series are searched without lag, with few rows drawn': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series&series.keys=territory.jobs', files: [fixture('many-series')] });
    await settled(tab, 'series');
    const box = tab.getByRole('combobox', { name: 'Indicator', exact: true });
    await box.click();
    await tab.keyboard.type('extra_4321');
    await until(() => tab.locator('.popup .row').allInnerTexts(), (rows) => rows.length < 4 && rows.some((row) => row.includes('extra series 4321')));
    await tab.keyboard.press('Enter');
    await until(() => tab.evaluate(() => location.hash), /territory\.extra_4321/);
    await box.click();
    const rows = await until(() => tab.locator('.popup .row').count(), (count) => count > 1);
    assert.ok(rows < 40, `${rows} rows`);
    await closePage(tab);
  },
  'no view of these breaks a rule of accessibility, in either theme, nor in French': async ({ browser }) => {
    const views = ['view=series&series.keys=territory.output,commune.jobs', 'view=series&series.mode=percent', 'view=tables', 'view=tables&tables.show=resilience', 'view=tables&tables.show=losses', 'view=tables&tables.show=agents', 'view=life'];
    for (const dark of [false, true]) {
      const tab = await openPage(browser, { files: [small], dark, lang: dark ? 'fr' : 'en' });
      for (const hash of views) {
        await tab.evaluate((next) => (location.hash = next), `${hash}&lang=${dark ? 'fr' : 'en'}`);
        await settled(tab, /view=(\w+)/.exec(hash)[1]);
        await tab.waitForSelector('main figure');
        if (hash.startsWith('view=series')) {
          await tab.locator('.series-picker input').first().click();
          await tab.waitForSelector('.popup:not([hidden])');
          assert.deepEqual(await violations(tab), [], `${hash}, list open`);
          await tab.keyboard.press('Escape');
          await until(() => tab.locator('.popup:not([hidden])').count(), 0);
        }
        assert.deepEqual(await violations(tab), [], `${hash}${dark ? ', dark' : ''}`);
      }
      await closePage(tab);
    }
  },
});
