// tests/browser/compare.test.mjs -- the comparison and the vectors as people use them; numbers against h5py.
import assert from 'node:assert/strict';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, openPage, runCases, saved, says, settled, until, violations } from './harness.mjs';

/** What h5py says: means over the window, paired by replicate; t at 0.975 with 2 degrees of freedom (3 replicates). */
const differences = (path, column, from) =>
  JSON.parse(
    python(
      `
import h5py, json, sys, numpy as np
f = h5py.File(sys.argv[1], "r", locking=False)
days = f["time"][:]
at = days >= (np.datetime64(sys.argv[3]) - np.datetime64("1970-01-01")).astype(int)
strategies = list(f["strategies/name"].asstr()[:])
out = {}
for c in f["contexts/name"].asstr()[:]:
  means = [[f[f"runs/{c}/{s}/{r}/series/territory/{sys.argv[2]}"][:][at].mean() for r in range(3)] for s in strategies]
  d = np.array(means[1]) - np.array(means[0])
  out[c] = [d.mean(), 4.302653 * d.std(ddof=1) / np.sqrt(3)]
print(json.dumps(out))`,
      path,
      column,
      from,
    ),
  );

const valuesAt = (path, column, context, strategy, day) =>
  JSON.parse(
    python(
      `
import h5py, json, sys, numpy as np
f = h5py.File(sys.argv[1], "r", locking=False)
t = int(np.where(f["time"][:] == (np.datetime64(sys.argv[5]) - np.datetime64("1970-01-01")).astype(int))[0][0])
print(json.dumps([float(f[f"runs/{sys.argv[3]}/{sys.argv[4]}/{r}/series/territory/{sys.argv[2]}"][t]) for r in range(3)]))`,
      path,
      column,
      context,
      strategy,
      day,
    ),
  );

const loss = (path, column) =>
  JSON.parse(
    python(
      `
import h5py, json, sys
f = h5py.File(sys.argv[1], "r", locking=False)["resilience"]
m = list(f["row_measure"].asstr()[:]).index("loss")
print(json.dumps({f["cell_strategy"].asstr()[i]: [float(f[f"mean/rows/territory/{sys.argv[2]}"][i, m]), float(f[f"half/rows/territory/{sys.argv[2]}"][i, m])] for i in range(len(f["cell_strategy"]))}))`,
      path,
      column,
    ),
  );

/** RFC 4180 back into rows by column head; equal heads get a number. */
function rowsOf(csv) {
  const lines = [];
  let [row, cell, quoted] = [[], '', false];
  for (const letter of csv.replace(/^\ufeff/, '')) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === ',') [row, cell] = [[...row, cell], ''];
    else if (!quoted && letter === '\n') {
      lines.push([...row, cell.replace(/\r$/, '')]);
      [row, cell] = [[], ''];
    } else cell += letter;
  }
  const seen = {};
  const heads = lines[0].map((head) => ((seen[head] = (seen[head] ?? 0) + 1) > 1 ? `${head} ${seen[head]}` : head));
  return lines.slice(1).map((line) => Object.fromEntries(heads.map((head, i) => [head, line[i]])));
}

// Student's t is tabulated to four decimals: intervals agree to about 1e-5.
const near = (found, expected, what) => assert.ok(Math.abs(Number(found) - expected) <= 1e-9 + (what.startsWith('interval') ? 3e-5 : 1e-9) * Math.abs(expected), `${what}: ${found}, h5py says ${expected}`);

const figure = (tab, text) => tab.locator('main figure').filter({ has: tab.locator('h3', { hasText: text }) });
/** The column beside the words, with the name in the file. */
const named = (head) => `${head} (in the file)`;
const csvButton = (one) => one.locator('.tools button', { hasText: /^CSV$/ });

async function open(browser, hash, more = {}) {
  const tab = await openPage(browser, { hash, files: [fixture('small')], ...more });
  await settled(tab);
  return tab;
}

await runCases({
  'side by side shows every context and strategy on the same axes, in both languages': async ({ browser }) => {
    const tab = await open(browser, 'view=compare');
    const picture = tab.locator('.plot svg').first();
    await until(() => tab.locator('.plot svg [aria-label="frame"]').count());
    await says(tab.locator('main h2').first(), /Comparison of contexts and strategies/);
    await until(() => picture.textContent(), (text) => (text.match(/Energy shock/g) ?? []).length >= 2);
    await tab.getByRole('button', { name: 'Français', exact: true }).click();
    await says(tab.locator('main h2').first(), /Comparaison des contextes et des stratégies/);
    await until(() => picture.textContent(), /Choc énergétique/);
    await closePage(tab);
  },

  'differences and their intervals are those that h5py gives, with the warnings in the file that is saved': async ({ browser }) => {
    const tab = await open(browser, 'view=compare&compare.part=difference&compare.list=territory.value_added,territory.ties_across,territory.jobs');
    await tab.waitForSelector('main figure svg');
    const typed = await tab.getByRole('textbox', { name: 'From', exact: true }).inputValue();
    const from = new Date(`${typed} UTC`).toISOString().slice(0, 10);
    const rows = rowsOf(await saved(tab, csvButton(tab.locator('main figure').first())));
    for (const [column, label] of [
      ['value_added', 'value added'],
      ['ties_across', 'acquaintances across spheres'],
      ['jobs', 'jobs filled'],
    ])
      for (const [context, [mean, half]] of Object.entries(differences(fixture('small'), column, from))) {
        const row = rows.find((one) => one.indicator === label && one[named('context')] === context);
        near(row.difference, mean, `${column} in ${context}`);
        near(row['± 95%'], half, `interval of ${column} in ${context}`);
        assert.equal(row.replicates, '3');
        assert.ok(row.warning.length > 10);
        if (mean === 0 && half === 0) assert.equal(row.reading, 'exactly zero');
        else assert.equal(row.reading === 'chance alone may explain it', Math.abs(mean) <= half);
      }
    await closePage(tab);
  },

  'a link restores reference, window, scale and indicators': async ({ browser }) => {
    const tab = await open(browser, 'view=compare&compare.part=difference');
    await tab.waitForSelector('main figure svg');
    await tab.getByLabel(/^Reference/).selectOption('groups');
    await tab.getByLabel(/^Scale/).selectOption('percent');
    await tab.getByRole('textbox', { name: 'From', exact: true }).fill('2019-06-03');
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Remove “jobs filled”', exact: true }).click();
    const hash = await hashOf(tab);
    for (const word of ['compare.scale=percent', 'compare.list=', '2019-06-03']) assert.ok(hash.includes(word), hash);
    const seen = await tab.locator('main figure').first().innerText();
    await closePage(tab);
    const again = await open(browser, hash);
    assert.equal(await again.locator('main figure').first().innerText(), seen);
    assert.match(seen, /against “Working groups/);
    await closePage(again);
  },

  'the heat map prints the measures of resilience that the file holds': async ({ browser }) => {
    const tab = await open(browser, 'view=compare&compare.part=heat&compare.series=territory.output');
    await tab.getByLabel(/^Measure/).selectOption('loss');
    await says(tab.locator('main figure h3').first(), /loss/);
    const rows = rowsOf(await saved(tab, csvButton(tab.locator('main figure'))));
    for (const [strategy, [mean, half]] of Object.entries(loss(fixture('small'), 'output'))) {
      const row = rows.find((one) => one[named('strategy')] === strategy && one[named('context')] === 'energy-shock');
      near(row['value (days)'], mean, `loss with ${strategy}`);
      near(row['± 95%'], half, `interval of loss with ${strategy}`);
    }
    assert.equal(rows.find((one) => one[named('context')] === 'calm')['value (days)'], '');
    await closePage(tab);
  },

  'an indicator without a direction gets a regret only once the reader says which way is better': async ({ browser }) => {
    const tab = await open(browser, 'view=compare&compare.part=hold&compare.series=territory.meetings');
    await tab.getByText('declares no direction').first().waitFor();
    await tab.getByLabel(/^Direction/).selectOption('more');
    const regret = figure(tab, 'Regret: ');
    await regret.waitFor();
    const rows = rowsOf(await saved(tab, csvButton(regret)));
    for (const context of ['calm', 'energy-shock']) assert.ok(rows.some((one) => one[named('context')] === context && Number(one[Object.keys(one).find((head) => head.startsWith('regret'))]) === 0));
    await closePage(tab);
  },

  'two files with the same seed are compared by replicate, in one picture': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=compare&compare.part=files', files: [fixture('small'), fixture('no-resilience')] });
    await tab.getByText('Same seed').first().waitFor();
    await says(tab.locator('.line-key'), /no-resilience\.h5.*exactly zero/s);
    await closePage(tab);
  },

  'the picture that is saved stands alone: title, warnings, no script': async ({ browser }) => {
    const tab = await open(browser, 'view=compare&compare.part=difference&compare.list=territory.trust&lang=fr');
    await tab.waitForSelector('main figure svg');
    const svg = await saved(tab, tab.locator('main figure').first().locator('.tools button', { hasText: /^SVG$/ }));
    assert.match(svg, /^<\?xml/);
    assert.match(svg, /<title>[^<]*Sans changement/);
    assert.match(svg, /⚠[^<]*premiers liens/);
    assert.doesNotMatch(svg, /<script|<style/);
    await closePage(tab);
  },

  'a vector has the values of h5py at both dates, and says what did not happen': async ({ browser }) => {
    const tab = await open(browser, 'view=vectors&vectors.which=innovate&vectors.before=2019-02-04&vectors.after=2019-10-07');
    await tab.waitForSelector('main figure svg');
    const rows = rowsOf(await saved(tab, csvButton(tab.locator('main figure'))));
    for (const strategy of ['as-is', 'groups']) {
      const row = rows.find((one) => one.part === 'innovations adopted' && one[named('strategy')] === strategy);
      for (const [head, day] of [
        ['before', '2019-02-04'],
        ['after', '2019-10-07'],
      ]) {
        const values = valuesAt(fixture('small'), 'innovations', 'energy-shock', strategy, day);
        near(row[head], values.reduce((sum, one) => sum + one, 0) / 3, `innovations ${head}, ${strategy}`);
      }
      assert.equal(row[named('context')], 'energy-shock');
      assert.equal(row.context, 'Energy shock 2021-2023');
    }
    await closePage(tab);
  },

  'the date of a vector moves with the keyboard and stays in the link': async ({ browser }) => {
    const tab = await open(browser, 'view=vectors&vectors.which=share&lang=fr');
    await tab.waitForSelector('main figure svg');
    const slider = tab.getByLabel(/^Après/);
    const before = await slider.getAttribute('aria-valuetext');
    await slider.focus();
    await tab.keyboard.press('ArrowLeft');
    const after = await until(() => slider.getAttribute('aria-valuetext'), (said) => said !== before);
    await until(() => tab.evaluate(() => location.hash), /vectors\.after=2019-12-/);
    await says(tab.locator('main figure .summary').first(), new RegExp(after.replace(/\s/g, '\\s')));
    await says(tab.locator('main'), /note unique/);
    await closePage(tab);
  },

  'no part breaks the rules of accessibility, light or dark, wide or narrow': async ({ browser }) => {
    for (const [dark, width] of [
      [false, 1200],
      [true, 420],
    ]) {
      const tab = await open(browser, 'view=compare', { dark, width });
      for (const hash of ['view=compare', 'view=compare&compare.part=difference', 'view=compare&compare.part=heat', 'view=compare&compare.part=hold', 'view=vectors']) {
        await tab.evaluate((next) => (location.hash = next), `${hash}&lang=en`);
        await settled(tab, /view=(\w+)/.exec(hash)[1]);
        await tab.waitForSelector('main figure svg');
        assert.deepEqual(await violations(tab), [], `${hash}, ${dark ? 'dark' : 'light'}, ${width}`);
      }
      await closePage(tab);
    }
  },
});
