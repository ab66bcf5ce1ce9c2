// tests/browser/network.test.mjs -- the views of networks and flows as a reader uses them; their numbers are those of h5py.
import assert from 'node:assert/strict';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, openPage, runCases, saved, says, settled, until, violations } from './harness.mjs';

const run = fixture('small');

/** Ties of the trust network at an instant of energy-shock/groups/0, by sphere of both ends; and those that the instant before had not. */
const expected = JSON.parse(
  python(
    `
import h5py, json, sys, numpy as np
f = h5py.File(sys.argv[1], "r")
r = f["runs/energy-shock/groups/0"]
def ids(group, stem): return group[stem + "_high"][:].astype("u8") << np.uint64(32) | group[stem + "_low"][:]
a = r["agents/actor"]
slot = {i: s for s, i in enumerate((a["id_high"][:].astype("u8") << np.uint64(32) | a["id_low"][:]).tolist())}
n = r["networks/trust"]
def edges(t):
    first, count = int(n["first"][t]), int(n["count"][t])
    part = {k: n[k][first:first + count] for k in ("from_high", "from_low", "to_high", "to_low", "good", "bad")}
    return [slot[i] for i in ids(part, "from").tolist()], [slot[i] for i in ids(part, "to").tolist()], part
last = len(n["count"]) - 1
f1, t1, part = edges(last)
f0, t0, _ = edges(last - 1)
sphere = a["sphere"][-1]
matrix = np.zeros((4, 4), int)
np.add.at(matrix, (sphere[f1], sphere[t1]), 1)
trust = (part["good"].astype(float) + 1) / (part["good"].astype(float) + part["bad"] + 2)
then, now = set(zip(f0, t0)), set(zip(f1, t1))
ego = 7
out = {int(t): float(v) for s, t, v in zip(f1, t1, trust) if s == ego}
around = sorted({t for s, t in now if s == ego} | {s for s, t in now if t == ego})
s = f["networks/supply"]
o = s["offsets"][:]
buyer = np.repeat(np.arange(len(o) - 1), np.diff(o))
branch = r["agents/firm/branch"][0]
orders = np.zeros((17, 17))
np.add.at(orders, (branch[buyer], branch[s["targets"][:]]), s["order"][:])
c = r["agents/citizen"]
e0, e1 = c["employer"][0], c["employer"][-1]
print(json.dumps({"ties": len(f1), "matrix": matrix.tolist(), "gained": len(now - then), "lost": len(then - now), "trust": trust.mean(),
  "dates": len(n["count"]), "out": out, "around": around, "supply": len(buyer), "orders": orders.tolist(), "moved": int((e0 != e1[:len(e0)]).sum())}))
`,
    run,
  ),
);

const spheres = ['firms', 'public bodies', 'research', 'citizens and associations'];
const base = 'view=network&network.context=energy-shock&network.strategy=groups';
async function ready(tab) {
  await settled(tab);
  await tab.waitForSelector('main .figure .summary');
}

const download = (tab, name) => saved(tab, tab.locator('main').getByRole('button', { name }).first());

/** Rows of a CSV; a quoted cell may hold commas. */
const rowsOf = (text) =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1]?.replace(/""/g, '"') ?? cell[2]));

await runCases({
  'ties between groups are those that h5py counts, in the CSV with the warning': async ({ browser }) => {
    const tab = await openPage(browser, { hash: base, files: [run] });
    await ready(tab);
    const rows = rowsOf(await download(tab, /as CSV$/));
    assert.equal(rows[0].at(-1), 'warning');
    assert.match(rows[1].at(-1), /invented/);
    const found = spheres.map((from) => spheres.map((to) => Number(rows.find((row) => row[0] === from && row[1] === to)?.[2] ?? 0)));
    assert.deepEqual(found, expected.matrix);
    const gained = rows.slice(1).reduce((sum, row) => sum + Number(row[rows[0].indexOf('new')]), 0);
    assert.equal(gained, expected.gained);
    await closePage(tab);
  },
  'the summary tells ties, trust, new and lost ones, in either language': async ({ browser }) => {
    const tab = await openPage(browser, { hash: base, files: [run] });
    await ready(tab);
    const english = await tab.locator('.figure .summary').first().innerText();
    assert.ok(english.includes(`${expected.ties.toLocaleString('en-GB')} directed ties`.replace(',', ',')), english);
    assert.ok(english.includes(`Mean trust: ${Number(expected.trust.toPrecision(4))}`), english);
    assert.ok(english.includes(`new ties ${expected.gained.toLocaleString('en-GB')}, lost ties ${expected.lost}`), english);
    await tab.getByRole('button', { name: 'Français', exact: true }).click();
    const french = await says(tab.locator('.figure .summary').first(), /liens orientés/);
    assert.ok(french.includes(`Confiance moyenne\u202f: ${String(Number(expected.trust.toPrecision(4))).replace('.', ',')}`) || french.includes('Confiance moyenne : '), french);
    await closePage(tab);
  },
  'replay goes date by date with the keyboard, and the discs stay where they are': async ({ browser }) => {
    const tab = await openPage(browser, { hash: base, files: [run] });
    await ready(tab);
    const places = () => tab.$$eval('.zoom-pan circle', (all) => all.map((one) => [one.getAttribute('cx'), one.getAttribute('cy')].join()));
    const before = await places();
    await tab.locator('.network-player input[type=range]').focus();
    await tab.keyboard.press('Home');
    const stands = (n) => says(tab.locator('.network-player output'), (said) => said.includes(`(${n} of ${expected.dates})`));
    await stands(1);
    await ready(tab);
    assert.deepEqual(await places(), before);
    await tab.getByRole('button', { name: 'One date on', exact: true }).press('Enter');
    await stands(2);
    await tab.getByRole('combobox', { name: 'Dates per second', exact: true }).selectOption('8');
    await tab.getByRole('button', { name: 'Play', exact: true }).press('Enter');
    await stands(expected.dates);
    await closePage(tab);
  },
  'one actor has the partners and the trust that h5py finds, and each leads on to its own network': async ({ browser }) => {
    const tab = await openPage(browser, { hash: `${base}&network.mode=ego&network.agent=8`, files: [run] });
    await ready(tab);
    const rows = rowsOf(await download(tab, /as CSV$/)).slice(1).filter((row) => row[3] !== 'lost');
    assert.deepEqual(rows.map((row) => Number(row[1]) - 1).sort((a, b) => a - b), expected.around);
    for (const row of rows) if (row[4] !== '') assert.ok(Math.abs(Number(row[4]) - expected.out[Number(row[1]) - 1]) < 1e-6, row.join());
    await ready(tab);
    const first = tab.locator('.data-table tbody th button').first();
    const name = await first.innerText();
    await first.press('Enter');
    await says(tab.locator('.figure h3').first(), (title) => title.toLowerCase().startsWith(name.toLowerCase()));
    await closePage(tab);
  },
  'a click on a sign opens that actor, and the link restores it with its zoom': async ({ browser }) => {
    const tab = await openPage(browser, { hash: base, files: [run] });
    await ready(tab);
    const disc = tab.locator('.zoom-pan circle').first();
    await disc.scrollIntoViewIfNeeded();
    const box = await disc.boundingBox();
    // Signs stand somewhere in the disc: a press beside one does nothing.
    for (let i = 0; i < 12 && !(await hashOf(tab)).includes('mode=ego'); ++i) await tab.mouse.click(box.x + box.width / 2 + i * 2, box.y + box.height / 2 + i);
    assert.match(await hashOf(tab), /network\.mode=ego/);
    await tab.getByRole('button', { name: 'Zoom in', exact: true }).press('Enter');
    await tab.waitForSelector('.zoom-pan svg.movable');
    const hash = await hashOf(tab);
    assert.match(hash, /network\.zoom=/);
    const title = await tab.locator('.figure h3').first().innerText();
    await closePage(tab);
    const again = await openPage(browser, { hash, files: [run] });
    await again.waitForSelector('.zoom-pan svg.movable');
    await ready(again);
    assert.equal(await again.locator('.figure h3').first().innerText(), title);
    await closePage(again);
  },
  'orders by branch are those that h5py adds up, as Sankey, chord and matrix, and the SVG is read back': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=flows&flows.what=supply&flows.weight=order&flows.top=30', files: [run] });
    await ready(tab);
    for (const picture of ['sankey', 'chord', 'matrix']) {
      await tab.getByRole('combobox', { name: 'Picture', exact: true }).selectOption(picture);
      await ready(tab);
      await tab.waitForSelector('.figure svg');
      const rows = rowsOf(await download(tab, /as CSV$/)).slice(1);
      const total = rows.reduce((sum, row) => sum + Number(row[2]), 0);
      const all = expected.orders.flat();
      assert.ok(Math.abs(total - all.reduce((sum, one) => sum + one, 0)) < 0.01 * Math.max(1, rows.length), String(total));
      assert.equal(rows.length, all.filter((one) => one > 0).length);
      assert.ok(Math.abs(Math.max(...rows.map((row) => Number(row[2]))) - Math.max(...all)) < 0.01);
    }
    const svg = await download(tab, /as SVG$/);
    assert.match(svg, /<title>Flows: supply, by branch of activity<\/title>/);
    assert.match(svg, /imputed from national tables/);
    assert.ok((svg.match(/<rect/g) ?? []).length > expected.orders.flat().filter((one) => one > 0).length);
    await closePage(tab);
  },
  'jobs that moved are those that h5py counts': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=flows&flows.what=-jobs&flows.replicate=1&flows.context=energy-shock&flows.strategy=groups', files: [run] });
    await ready(tab);
    const summary = await tab.locator('.figure .summary').first().innerText();
    assert.ok(expected.moved === 0 ? /Nobody changed employer/.test(summary) : summary.includes(`${expected.moved.toLocaleString('en-GB')} persons changed`), summary);
    await closePage(tab);
  },
  'a difference from another strategy is a matrix that says where chance may explain it': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=flows&flows.what=trust&flows.by=sphere&flows.against=run', files: [run] });
    await ready(tab);
    assert.match(await tab.locator('.figure h3').first().innerText(), /^Change of flows/);
    assert.match(await tab.locator('main').innerText(), /chance alone may explain the difference/);
    await closePage(tab);
  },
  'both views pass axe in both themes, and fit a narrow screen': async ({ browser }) => {
    for (const [hash, dark] of [[base, false], [`${base}&network.mode=ego`, true], ['view=flows', false], ['view=flows&flows.what=trust&flows.picture=matrix', true]]) {
      const tab = await openPage(browser, { hash, files: [run], dark, width: dark ? 400 : 1200 });
      await ready(tab);
      assert.deepEqual(await violations(tab), [], hash);
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1), `${hash} is too wide`);
      await closePage(tab);
    }
  },
});
