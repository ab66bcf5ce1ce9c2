// tests/browser/replay.test.mjs -- the map and its replay in a real browser: values against h5py's, player, outlines, exports, keyboard.
import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, holdAnswers, openPage, runCases, saved, says, settled, until, violations } from './harness.mjs';

const run = process.env.SILLON_RUN ?? fixture('small');
const colours = 'canvas.map-colours[data-drawn]';

async function drawn(tab) {
  await tab.waitForSelector(colours);
  await settled(tab, 'replay');
}

async function openMap(browser, hash = '', more = {}) {
  const tab = await openPage(browser, { hash: `view=replay&${hash}`, files: [run], ...more });
  await drawn(tab);
  return tab;
}

const wordsOf = async (tab) => Object.fromEntries(new URLSearchParams((await hashOf(tab)).slice(1)));
const button = (tab, what) => tab.locator('main figure').first().getByRole('button', { name: what });

/** Rows of a CSV as objects; cells in quotes may hold commas. */
function csv(text) {
  const lines = text.replace(/^\ufeff/, '').trim().split('\r\n');
  const cells = lines.map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((one) => one[1].replace(/^"|"$/g, '').replace(/""/g, '"')));
  return cells.slice(1).map((row) => Object.fromEntries(cells[0].map((head, i) => [head, row[i]])));
}

const reader = `
import h5py, json, sys, numpy as np
path, key, iso, words = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
with h5py.File(path, "r") as f:
    at = int(np.searchsorted(f["time"][:], np.datetime64(iso).astype(int)))
    population, column = key.split(".")
    contexts, strategies = list(f["contexts/name"].asstr()[:]), list(f["strategies/name"].asstr()[:])
    def mean(c, s, rs):
        return np.mean([f[f"runs/{c}/{s}/{r}/series/{population}/{column}"][at] for r in rs], axis=0)
    out = {"codes": list(f[population].asstr()[:]), "warning": f[f"runs/{contexts[0]}/{strategies[0]}/0/series/{population}/{column}"].attrs.get("warning_en", ""),
           "values": [list(mean(*word)) for word in words]}
    print(json.dumps(out))
`;
const told = (key, iso, words) => JSON.parse(python(reader, run, key, iso, JSON.stringify(words)));
const about = JSON.parse(
  python(
    `import h5py, json, sys
f = h5py.File(sys.argv[1], "r")
days = f["time"][:].astype("datetime64[D]").astype(str)
print(json.dumps({"contexts": list(f["contexts/name"].asstr()[:]), "strategies": list(f["strategies/name"].asstr()[:]), "replicates": int(f.attrs["replicates"]), "days": list(days), "codes": list(f["commune"].asstr()[:])}))`,
    run,
  ),
);
const day = about.days[Math.floor(about.days.length * 0.7)];
const [calm, shock] = about.contexts;
const strategy = about.strategies[0];
const near = (a, b) => assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

/** Squares around the longitudes and latitudes of a grid, as GeoJSON. */
const outlinesOf = (codes, property) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: codes.map((code, i) => {
      const [x, y] = [2 + (i % 7) * 0.1, 50 + Math.floor(i / 7) * 0.1];
      return { type: 'Feature', properties: { [property]: code }, geometry: { type: 'Polygon', coordinates: [[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]] } };
    }),
  });

await runCases({
  'the map of one replicate at an exact date has the values of the file': async ({ browser }) => {
    const tab = await openMap(browser, `replay.series=commune.unemployed&replay.mode=value&replay.left=${shock}/${strategy}&replay.luck=2&replay.at=${day}`);
    const rows = csv(await saved(tab, button(tab, /CSV/)));
    const expected = told('commune.unemployed', day, [[shock, strategy, [1]]]);
    assert.deepEqual(rows.map((row) => row.Code), expected.codes);
    rows.forEach((row, i) => {
      assert.equal(row.Date, day);
      assert.equal(Number(Object.values(row)[3]), expected.values[0][i]);
    });
    if (expected.warning) assert.ok(Object.values(rows[0]).some((cell) => cell.includes(expected.warning)));
    await closePage(tab);
  },

  'differences from the control are means over the same replicates': async ({ browser }) => {
    const tab = await openMap(browser, `replay.series=commune.output&replay.mode=control&replay.left=${shock}/${strategy}&replay.at=${day}`);
    const rows = csv(await saved(tab, button(tab, /CSV/)));
    const all = Array.from({ length: about.replicates }, (_none, i) => i);
    const expected = told('commune.output', day, [[shock, strategy, all], [calm, strategy, all]]);
    rows.forEach((row, i) => {
      const [, , , own, base, difference] = Object.values(row).map(Number);
      near(own, expected.values[0][i]);
      near(base, expected.values[1][i]);
      near(difference, expected.values[0][i] - expected.values[1][i]);
    });
    await closePage(tab);
  },

  'while another run is read, the map keeps its old words with its old values': async ({ browser }) => {
    const words = (other) => `replay.series=commune.jobs&replay.mode=value&replay.at=${day}&replay.left=${shock}/${other}`;
    const tab = await openMap(browser, words(strategy));
    const picture = () => tab.locator('main figure').first().evaluate((one) => [...one.querySelectorAll('figcaption, .picture')].map((part) => part.textContent).join('\n'));
    const before = await picture();
    await holdAnswers(tab, 3000);
    await tab.evaluate((next) => (location.hash = `view=replay&lang=en&${next}`), words(about.strategies[1]));
    await until(() => tab.evaluate(() => globalThis.watched.waiting.size));
    const [meanwhile, waits] = [await picture(), await tab.evaluate(() => globalThis.watched.waiting.size)];
    await holdAnswers(tab, 0);
    await drawn(tab);
    const after = await picture();
    assert.notEqual(after, before);
    if (waits) assert.equal(meanwhile, before); // else the answer came while it was looked at
    else assert.ok([before, after].includes(meanwhile), meanwhile);
    await closePage(tab);
  },

  'the replay plays, pauses, steps and scrubs with the keyboard alone': async ({ browser }) => {
    const tab = await openMap(browser, `replay.mode=value&replay.speed=5&replay.at=${about.days[0]}`);
    const range = tab.locator('input[type=range]');
    await tab.keyboard.press('Space');
    const play = tab.locator('button.replay-play');
    const stands = (check) => until(() => range.inputValue(), check);
    await stands((at) => Number(at) >= 4);
    await tab.keyboard.press('Space');
    await says(play, /Play/);
    await settled(tab);
    const paused = Number(await range.inputValue());
    assert.ok(paused >= 4 && paused < about.days.length - 1, `it was paused at ${paused} of ${about.days.length}`);
    await settled(tab);
    assert.equal(Number(await range.inputValue()), paused);
    await range.focus();
    await tab.keyboard.press('ArrowRight');
    await stands(String(paused + 1));
    await tab.keyboard.press('End');
    await stands(String(about.days.length - 1));
    await tab.keyboard.press('Home');
    await stands('0');
    await tab.getByRole('button', { name: 'Step forward', exact: true }).press('Enter');
    await stands('1');
    await until(() => range.getAttribute('aria-valuetext'), /^\d+ January 2019$/);
    await until(() => tab.evaluate(() => location.hash), (hash) => hash.includes(`replay.at=${about.days[1]}`));
    await closePage(tab);
  },

  'a replay ends at the last date and begins again from the first': async ({ browser }) => {
    const tab = await openMap(browser, `replay.mode=value&replay.speed=60&replay.at=${about.days[about.days.length - 4]}`);
    const play = tab.locator('button.replay-play');
    await play.click();
    const end = about.days.length - 1;
    const range = tab.locator('input[type=range]');
    await until(() => range.inputValue(), String(end));
    await says(play, /Play/);
    // From the first date on, slowly: however late one looks, it is not over again.
    await tab.locator('.replay-player select').selectOption('1');
    await play.click();
    await until(() => range.inputValue(), (at) => Number(at) < end);
    await play.click();
    await says(play, /Play/);
    await closePage(tab);
  },

  'the crisis is one click away': async ({ browser }) => {
    const tab = await openMap(browser, `replay.left=${shock}/${strategy}&replay.mode=value`);
    await tab.locator('.replay-jumps button').first().click();
    await until(() => tab.evaluate(() => location.hash), /replay\.at=/);
    const { 'replay.at': at } = await wordsOf(tab);
    const from = python(`import h5py, sys, numpy as np\nf = h5py.File(sys.argv[1], "r")\nprint(np.datetime64(int(min(f["events/from"][:])), "D"))`, run).trim();
    assert.ok(at <= from && Date.parse(from) - Date.parse(at) < 7 * 86_400_000, `${at} for ${from}`);
    await closePage(tab);
  },

  'the drawing holds every commune, the legend and the warning, and so does its SVG': async ({ browser }) => {
    const tab = await openMap(browser, `replay.series=commune.output&replay.mode=value&replay.at=${day}&replay.right=${calm}/${strategy}`);
    await until(() => tab.locator(colours).count(), 2);
    const svg = await saved(tab, button(tab, /SVG/));
    const expected = told('commune.output', day, [[shock, strategy, [0]]]);
    assert.equal([...svg.matchAll(/<circle /g)].length, 2 * expected.codes.length);
    assert.ok(svg.includes('no value'));
    assert.ok(svg.includes('⚠'));
    assert.ok(expected.warning.split(' ').slice(0, 3).every((word) => svg.includes(word)));
    const painted = await tab.evaluate(() => {
      const canvas = document.querySelector('canvas.map-colours');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      const seen = new Set();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3]) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
      return seen.size;
    });
    assert.ok(painted > 2, `${painted} colours`);
    await closePage(tab);
  },

  'arrow keys lead from commune to commune, whose trajectory follows': async ({ browser }) => {
    const tab = await openMap(browser, `replay.mode=value&replay.place=${about.codes[0]}`);
    const title = tab.locator('main figure').nth(1).locator('h3');
    const before = await title.textContent();
    const map = tab.getByRole('group', { name: /arrow keys/ });
    await map.focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await tab.keyboard.press(key);
      await settled(tab);
      if ((await title.textContent()) !== before) break;
    }
    assert.notEqual(await title.textContent(), before);
    assert.ok(!(await hashOf(tab)).includes(`replay.place=${about.codes[0]}`));
    await closePage(tab);
  },

  'the pointer is told name and value, and a click chooses': async ({ browser }) => {
    const tab = await openMap(browser, 'replay.mode=value&replay.layout=tiles&replay.place=none');
    const lines = tab.locator('canvas.map-lines');
    await lines.scrollIntoViewIfNeeded();
    const box = await lines.boundingBox();
    let found = false;
    for (let i = 1; i < 12 && !found; ++i) {
      await tab.mouse.move(box.x + (box.width * i) / 12, box.y + box.height / 2);
      await settled(tab);
      found = (await tab.locator('.map-tip').count()) > 0;
      if (found) {
        await until(() => tab.locator('.map-tip').textContent(), /\S\n.*\d/);
        await tab.mouse.click(box.x + (box.width * i) / 12, box.y + box.height / 2);
      }
    }
    assert.ok(found);
    await until(() => tab.evaluate(() => location.hash), /replay\.place=\d/);
    await closePage(tab);
  },

  'outlines are joined on the INSEE code, and a link without them says so': async ({ browser, folder }) => {
    const file = join(folder, 'contours.geojson');
    writeFileSync(file, outlinesOf([...about.codes.slice(1), '99001', '99002'], 'INSEE_COM'));
    const tab = await openMap(browser, `replay.mode=value&replay.at=${day}`);
    await tab.locator('input.replay-outlines-input').setInputFiles(file);
    await tab.waitForSelector('text=/Outlines from contours.geojson/');
    await drawn(tab);
    const said = await tab.locator('.replay-outlines').textContent();
    assert.match(said, new RegExp(`${about.codes.length - 1} communes joined`));
    assert.match(said, /shapes without values: 2/);
    assert.match(said, /values without shape: 1/);
    await says(tab.locator('main figure .summary').first(), /not drawn: 1/);
    const svg = await saved(tab, button(tab, /SVG/));
    assert.ok([...svg.matchAll(/<path /g)].length >= about.codes.length - 1);
    assert.match(svg, /clip-path="url\(#map-frame\d+\)"/);
    const hash = await hashOf(tab);
    assert.match(hash, /replay\.outlines=contours\.geojson/);
    await closePage(tab);
    const again = await openPage(browser, { hash, files: [run] });
    await again.waitForSelector('text=/made with outlines from “contours.geojson”/');
    await closePage(again);
  },

  'outlines that cannot be used say why, and the map stays': async ({ browser, folder }) => {
    const bad = { 'letter.json': 'dear sir', 'other.json': '{"a": 1}', 'points.geojson': '{"type":"FeatureCollection","features":[]}', 'elsewhere.geojson': outlinesOf(['99001'], 'code') };
    const expected = { 'letter.json': /not JSON/, 'other.json': /neither GeoJSON nor TopoJSON/, 'points.geojson': /no polygon/, 'elsewhere.geojson': /No shape of/ };
    const tab = await openMap(browser, '');
    await tab.locator('.replay-outlines-details summary').click();
    for (const [name, text] of Object.entries(bad)) {
      writeFileSync(join(folder, name), text);
      await tab.locator('input.replay-outlines-input').setInputFiles(join(folder, name));
      await until(() => tab.locator('.replay-wrong').allInnerTexts(), (all) => all.some((text) => text.includes(name) && expected[name].test(text)));
      await drawn(tab);
      assert.equal(await tab.locator(colours).count(), 1);
    }
    await closePage(tab);
  },

  'a TopoJSON with overseas communes is drawn with a frame for each island': async ({ browser, folder }) => {
    const file = join(folder, 'overseas.h5');
    copyFileSync(run, file);
    const far = { 97105: [-61.7, 16], 97120: [-61.5, 16.2], 97411: [55.4, -20.9], 97302: [-52.3, 4.9] };
    python(`import h5py, json, sys\nf = h5py.File(sys.argv[1], "r+")\ncodes = json.loads(sys.argv[2])\nf["commune"][-len(codes):] = codes\nf.close()`, file, JSON.stringify(Object.keys(far)));
    const codes = [...about.codes.slice(0, -4), ...Object.keys(far)];
    const quantised = (value) => Math.round((value + 180) / 0.001);
    const corner = (code, i) => far[code] ?? [2 + (i % 7) * 0.1, 50 + Math.floor(i / 7) * 0.1];
    const topology = {
      type: 'Topology',
      transform: { scale: [0.001, 0.001], translate: [-180, -180] },
      objects: { communes: { type: 'GeometryCollection', geometries: codes.map((code, i) => ({ type: 'Polygon', arcs: [[i]], properties: { codgeo: code, libgeo: `Name ${code}` } })) } },
      arcs: codes.map((code, i) => [corner(code, i).map(quantised), [100, 0], [0, 100], [-100, 0], [0, -100]]),
    };
    const outlines = join(folder, 'france.topojson');
    writeFileSync(outlines, JSON.stringify(topology));
    const tab = await openPage(browser, { hash: `view=replay&replay.mode=value&replay.at=${day}&replay.place=97411`, files: [file] });
    await drawn(tab);
    await tab.locator('input.replay-outlines-input').setInputFiles(outlines);
    await tab.waitForSelector('text=/Outlines from france.topojson/');
    await drawn(tab);
    assert.match(await tab.locator('.replay-outlines').textContent(), new RegExp(`${codes.length} communes joined on “codgeo”; shapes without values: 0; values without shape: 0`));
    const svg = await saved(tab, button(tab, /SVG/));
    for (const title of ['Guadeloupe', 'Guyane', 'La Réunion']) assert.ok(svg.includes(`>${title}<`), title);
    assert.equal([...svg.matchAll(/<path [^>]*fill-rule/g)].length, codes.length);
    await says(tab.locator('main figure').nth(1).locator('h3'), /^Name 97411/);
    // Guadeloupe's frame is filled with colours of its two communes, far from the main map.
    const frame = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="none"/g)][0].slice(1).map(Number);
    const scale = await tab.evaluate(([x, y, width, height]) => {
      const canvas = document.querySelector('canvas.map-colours');
      const density = canvas.width / canvas.getBoundingClientRect().width;
      const { data } = canvas.getContext('2d').getImageData(x * density, (y - 50) * density, width * density, height * density);
      return data.filter((value, i) => i % 4 === 3 && value === 255).length / (data.length / 4);
    }, frame);
    assert.ok(scale > 0.1 && scale < 0.9, `${scale} of the frame is filled`);
    if (process.env.SILLON_PICTURES) await tab.screenshot({ path: join(process.env.SILLON_PICTURES, 'overseas.png'), fullPage: true });
    await closePage(tab);
  },

  'outlines of many communes are read beside the page, which says how far it is': async ({ browser, folder }) => {
    const file = join(folder, 'many.geojson');
    writeFileSync(file, outlinesOf([...about.codes, ...Array.from({ length: 30_000 }, (_none, i) => `x${i}`)], 'code'));
    const tab = await openMap(browser, 'replay.mode=value');
    await tab.locator('.replay-outlines-details summary').click();
    await tab.evaluate(() => {
      window.seen = new Set();
      new MutationObserver(() => {
        const said = document.querySelector('.replay-progress')?.textContent;
        if (said) window.seen.add(said.replace(/[\d,]+ of/, 'n of'));
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await tab.locator('input.replay-outlines-input').setInputFiles(file);
    await tab.waitForSelector('text=/Outlines from many.geojson/');
    await drawn(tab);
    const seen = await tab.evaluate(() => [...window.seen]);
    assert.ok(seen.includes('Reading many.geojson: n of 30,036 shapes …'), seen.join(' | '));
    assert.ok(seen.includes('Placing many.geojson: n of 30,036 shapes …'), seen.join(' | '));
    await until(() => tab.locator('.replay-progress').count(), 0);
    await tab.getByRole('button', { name: 'Back to the schematic map', exact: true }).click();
    await tab.waitForSelector('text=/Schematic map: each circle/');
    await closePage(tab);
  },

  'the map is enlarged and moved with keys, buttons, wheel and mouse, and a link shows the same part': async ({ browser }) => {
    const tab = await openMap(browser, `replay.mode=value&replay.at=${day}&replay.place=${about.codes[0]}`);
    const zoomOf = async () => (await wordsOf(tab))['replay.zoom'];
    const becomes = async (text) => {
      await until(async () => (await zoomOf()) ?? '', text);
      await drawn(tab);
    };
    const map = tab.getByRole('group', { name: /arrow keys/ });
    await map.focus();
    await tab.keyboard.press('+');
    await tab.keyboard.press('+');
    await becomes('2.25,0.5,0.5');
    await tab.keyboard.press('Shift+ArrowRight');
    await becomes('2.25,0.5889,0.5');
    const few = [...(await saved(tab, button(tab, /SVG/))).matchAll(/<circle /g)].length;
    assert.ok(few > 0 && few < about.codes.length, `${few} circles`);
    const hash = await hashOf(tab);
    const pixels = (page) => page.evaluate(() => document.querySelector('canvas.map-colours').toDataURL());
    const shown = await pixels(tab);
    const again = await openPage(browser, { hash, files: [run] });
    await drawn(again);
    await until(() => pixels(again), (seen) => seen === shown, 'the same picture');
    await closePage(again);
    await map.focus();
    await tab.keyboard.press('0');
    await becomes('');
    await until(() => pixels(tab), (seen) => seen !== shown, 'another picture');
    await tab.getByRole('button', { name: /^Enlarge/ }).click();
    await becomes('1.5,0.5,0.5');
    await tab.getByRole('button', { name: /^Whole map/ }).click();
    await becomes('');

    // With Ctrl the wheel enlarges around the pointer: what is under it stays there. Without, it is the page's.
    await tab.locator('canvas.map-marks').scrollIntoViewIfNeeded();
    const box = await tab.locator('.map-view').boundingBox();
    const tip = tab.locator('.map-tip');
    let at = null;
    for (let i = 4; i < 60 && !at; ++i) {
      const spot = [box.x + (box.width * (i % 8)) / 8, box.y + (box.height * (1 + Math.floor(i / 8))) / 9];
      await tab.mouse.move(...spot);
      await settled(tab);
      if ((await tip.count()) > 0) at = spot;
    }
    assert.ok(at, 'nothing of the map is under the pointer');
    const name = await tip.textContent();
    await tab.keyboard.down('Control');
    await tab.mouse.wheel(0, -150);
    await tab.keyboard.up('Control');
    await until(() => tab.evaluate(() => location.hash), /replay\.zoom=/);
    await drawn(tab);
    await tab.mouse.move(at[0] + 1, at[1]);
    await until(() => tip.textContent(), name);
    const before = await zoomOf();
    const { 'replay.place': place } = await wordsOf(tab);
    await tab.mouse.down();
    await tab.mouse.move(at[0] - 60, at[1] - 20, { steps: 4 });
    await tab.mouse.up();
    await until(zoomOf, (zoom) => zoom !== before);
    await drawn(tab);
    await tab.mouse.move(at[0] - 59, at[1] - 20);
    await until(() => tip.textContent(), name);
    assert.equal((await wordsOf(tab))['replay.place'], place); // dragging chooses nothing
    await tab.mouse.click(at[0] - 59, at[1] - 20);
    await until(async () => (await tab.locator('main figure').nth(1).locator('h3').textContent()).split(' – ')[0], name.split('\n')[0]);
    await closePage(tab);
  },

  'differences that chance alone may explain are marked on the map, in the table and on the trajectory': async ({ browser }) => {
    const tab = await openMap(browser, `replay.series=commune.energy_bill&replay.mode=strategy&replay.left=${shock}/${about.strategies[1]}&replay.at=${day}&replay.place=${about.codes[2]}`);
    const expected = JSON.parse(
      python(
        `import h5py, json, sys, numpy as np
path, iso, words = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
with h5py.File(path, "r") as f:
    at = int(np.searchsorted(f["time"][:], np.datetime64(iso).astype(int)))
    c, s, other, n = words
    d = np.array([f[f"runs/{c}/{s}/{r}/series/commune/energy_bill"][:] - f[f"runs/{c}/{other}/{r}/series/commune/energy_bill"][:] for r in range(n)])
    t = {2: 12.7062, 3: 4.3027, 10: 2.2622}[n]
    half = t * d.std(axis=0, ddof=1) / np.sqrt(n)
    print(json.dumps({"mean": d.mean(axis=0)[at].tolist(), "half": half[at].tolist(), "row": d.mean(axis=0)[:, 2].tolist(), "rowhalf": half[:, 2].tolist()}))`,
        run,
        day,
        JSON.stringify([shock, about.strategies[1], strategy, about.replicates]),
      ),
    );
    const byChance = expected.mean.map((mean, i) => Math.abs(mean) <= expected.half[i] && expected.half[i] > 0);
    const count = byChance.filter(Boolean).length;
    assert.ok(count > 0 && count < byChance.length, `${count} of ${byChance.length} by chance: the test needs both`);
    const rows = csv(await saved(tab, button(tab, /CSV/)));
    rows.forEach((row, i) => {
      const cells = Object.values(row);
      near(Number(cells[5]), expected.mean[i]);
      near(Number(cells[6]), expected.half[i]);
      assert.equal(cells[7], byChance[i] ? 'yes' : 'no');
    });
    await says(tab.locator('main figure .summary').first(), new RegExp(`Chance alone may explain the difference in ${count} of them`));
    const svg = await saved(tab, button(tab, /SVG/));
    const lined = [...svg.matchAll(/<circle [^>]*fill="url\(#map\d+-(\d+)\)"/g)].filter((one) => Number(one[1]) >= 32);
    assert.equal(lined.length, count);
    assert.ok(svg.includes('Thin lines: chance alone may explain it.'));
    await tab.waitForSelector('text=/the band is Student’s 95% interval/');
    const place = tab.locator('main figure').nth(1);
    const curve = csv(await saved(tab, place.getByRole('button', { name: /CSV/ })));
    curve.forEach((row, i) => {
      near(Number(Object.values(row)[1]), expected.row[i]);
      near(Number(Object.values(row)[2]), expected.rowhalf[i]);
    });
    if (process.env.SILLON_PICTURES) await tab.screenshot({ path: join(process.env.SILLON_PICTURES, 'chance.png'), fullPage: true });
    await closePage(tab);
    const one = await openMap(browser, `replay.series=commune.unemployed&replay.mode=control&replay.luck=1&replay.at=${day}`);
    await until(() => one.locator('main figure .warnings').first().textContent(), /One replicate: nothing says how far chance alone would go/);
    assert.ok(!Object.keys(csv(await saved(one, button(one, /CSV/)))[0]).some((head) => /±|chance/.test(head)));
    await closePage(one);
  },

  'where the system asks for less motion the replay begins slowly, and says so': async ({ browser }) => {
    const tab = await openMap(browser, 'replay.mode=value', { reducedMotion: 'reduce' });
    assert.equal(await tab.locator('.replay-player select').inputValue(), '2');
    await tab.locator('.replay-keys summary').click();
    await tab.waitForSelector('text=/asks for less motion, it begins with 2 steps per second/');
    await closePage(tab);
  },

  'a link restores the view, in the other language too': async ({ browser }) => {
    const tab = await openMap(browser, `replay.series=commune.jobs&replay.mode=start&replay.right=${calm}/${strategy}&replay.at=${day}&replay.place=${about.codes[3]}`);
    const summary = await tab.locator('main figure .summary').first().textContent();
    const hash = await hashOf(tab);
    await closePage(tab);
    const again = await openPage(browser, { hash, files: [run] });
    await drawn(again);
    assert.equal(await again.locator('main figure .summary').first().textContent(), summary);
    await again.getByRole('button', { name: 'Français', exact: true }).click();
    await again.waitForSelector('text=Carte schématique\u202f: chaque cercle');
    await until(() => again.locator('input[type=range]').getAttribute('aria-valuetext'), /^\d+(er)? \p{L}+ 2019$/u);
    await drawn(again);
    assert.doesNotMatch(await again.locator('main').textContent(), / [:;?!%]/);
    await closePage(again);
  },

  'a run without places stands in a grid, and one without series by commune says that there is no map': async ({ browser, folder }) => {
    const file = join(folder, 'no-places.h5');
    copyFileSync(run, file);
    python('import h5py, sys\nf = h5py.File(sys.argv[1], "r+")\nf.attrs["scenario"] = "{}"\nf.close()', file);
    const tab = await openPage(browser, { hash: 'view=replay', files: [file] });
    await drawn(tab);
    await says(tab.locator('main figure .summary').first(), /no coordinates/);
    await closePage(tab);
    python('import h5py, sys\nf = h5py.File(sys.argv[1], "r+")\nfor c in f["runs"]:\n  for s in f["runs"][c]:\n    for r in f["runs"][c][s]:\n      del f["runs"][c][s][r]["series/commune"]\nf.close()', file);
    const none = await openPage(browser, { hash: 'view=replay', files: [file] });
    await none.waitForSelector('text=/there is no map/');
    await closePage(none);
  },

  'axe finds nothing wrong, light and dark, with the table open': async ({ browser }) => {
    for (const dark of [false, true]) {
      const tab = await openMap(browser, `replay.right=${calm}/${strategy}&replay.place=${about.codes[0]}&lang=${dark ? 'fr' : 'en'}`, { dark });
      for (const one of await tab.locator('main figure .tools button:first-child').all()) await one.click();
      await tab.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
      assert.deepEqual(await violations(tab), []);
      await closePage(tab);
    }
  },
});
