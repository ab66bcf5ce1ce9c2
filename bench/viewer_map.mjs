// bench/viewer_map.mjs -- frames per second of the viewer's map: plays synthetic runs over synthetic outlines in a headless browser.
// node bench/viewer_map.mjs [--communes 333,35000] [--seconds 4] [--json OUT.json]    (SILLON_PAGE: another page than build/viewer's)
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, startBrowser } from '../viz/web/tests/browser/harness.mjs';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : fallback;
};
const counts = option('communes', '333,35000').split(',').map(Number);
const seconds = Number(option('seconds', '4'));
const instants = 400;

/** A number in [0, 1) that depends on two whole numbers alone. */
function chance(a, b) {
  let h = Math.imul(a + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x27d4eb2f, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}

const codeOf = (i) => String(1000 + i).padStart(5, '0');
const between = 9; // points between two corners: 40 for each commune

/** Four-cornered communes whose borders wander, the same on both sides; corners are those of a shaken grid. */
function writeOutlines(path, count) {
  const columns = Math.ceil(Math.sqrt(count));
  const corner = (c, l) => [c + 0.6 * (chance(c * 4 + 1, l) - 0.5), l + 0.6 * (chance(c * 4 + 2, l) - 0.5)];
  const [west, south, degrees] = [-1, 43, 7.5 / columns];
  const place = ([x, y]) => [Number((west + x * degrees).toFixed(5)), Number((south + y * degrees * 0.8).toFixed(5))];
  const edge = (c0, l0, c1, l1) => {
    const [a, b] = [corner(c0, l0), corner(c1, l1)];
    return Array.from({ length: between + 1 }, (_none, k) => {
      const t = k / (between + 1);
      const off = k === 0 ? 0 : 0.12 * (chance((c0 + l1 * 5000) * 16 + k, l0 + c1 * 5000) - 0.5);
      return [a[0] + t * (b[0] - a[0]) - off * (b[1] - a[1]), a[1] + t * (b[1] - a[1]) + off * (b[0] - a[0])];
    });
  };
  const file = openSync(path, 'w');
  writeSync(file, '{"type":"FeatureCollection","features":[\n');
  for (let i = 0; i < count; ++i) {
    const [c, l] = [i % columns, Math.floor(i / columns)];
    const back = (points, end) => [...points.slice(1), end].reverse();
    const ring = [
      ...edge(c, l, c + 1, l),
      ...edge(c + 1, l, c + 1, l + 1),
      ...back(edge(c, l + 1, c + 1, l + 1), corner(c + 1, l + 1)),
      ...back(edge(c, l, c, l + 1), corner(c, l + 1)),
    ].map(place);
    ring.push(ring[0]);
    const shape = { type: 'Feature', properties: { code: codeOf(i), nom: `Commune ${i}` }, geometry: { type: 'Polygon', coordinates: [ring] } };
    writeSync(file, `${i ? ',\n' : ''}${JSON.stringify(shape)}`);
  }
  writeSync(file, ']}\n');
  closeSync(file);
}

const writer = `
import sys, json, h5py, numpy as np
path, count, instants = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
text = h5py.string_dtype()
codes = [str(1000 + i).zfill(5) for i in range(count)]
with h5py.File(path, "w", libver="earliest") as file:
    for name, value in dict(format="sillon-run", title="map", name="map", title_en="A map", title_fr="Une carte", question_en="", question_fr="", step="week",
                            scenario=json.dumps({"territory": {"communes": [{"code": code, "name": "Commune " + code} for code in codes]}}), version="", commit="", created="").items():
        file.attrs.create(name, value, dtype=text)
    for name, value in dict(format_version=np.uint32(1), seed=np.uint64(1), replicates=np.uint32(1), steps=np.uint32(instants - 1), complete=np.int32(1)).items():
        file.attrs[name] = value
    file["time"] = np.arange(instants, dtype="i4") * 7 + 17900
    file["step"] = np.arange(instants, dtype="u4")
    file.create_dataset("commune", data=codes, dtype=text)
    for table in ("contexts", "strategies"):
        for column in ("name", "title_en", "title_fr"):
            file.create_dataset(f"{table}/{column}", data=["only"], dtype=text)
    run = file.create_group("runs/only/only/0")
    run["recorded"], run["last_step"] = np.uint32(instants), np.int32(instants - 1)
    start = np.random.default_rng(1).lognormal(3, 1, count)
    wave = np.sin(np.arange(instants)[:, None] / 9 + np.arange(count)[None, :] / 50)
    output = run.create_dataset("series/commune/output", data=start * (1 + 0.3 * wave))
    for name, value in dict(units="EUR/step", label_en="output", label_fr="production", meaning_en="synthetic", meaning_fr="synthétique").items():
        output.attrs.create(name, value, dtype=text)
`;

const folder = mkdtempSync(join(tmpdir(), 'sillon-map-'));
const browser = await startBrowser();
const results = [];
try {
  for (const count of counts) {
    const [run, outlines] = [join(folder, `map-${count}.h5`), join(folder, `map-${count}.geojson`)];
    execFileSync('/usr/bin/python3', ['-c', writer, run, String(count), String(instants)]);
    writeOutlines(outlines, count);
    for (const given of ['tiles', 'outlines']) {
      const tab = await openPage(browser, { hash: 'view=replay&replay.mode=start&replay.speed=60&replay.layout=tiles', files: [run], width: 1200, height: 900 });
      await tab.waitForSelector('canvas.map-colours[data-drawn]', { timeout: 120_000 });
      const before = performance.now();
      // The longest time for which the page would have answered nobody.
      await tab.evaluate(() => {
        let last = performance.now();
        window.longestPause = 0;
        setInterval(() => {
          const now = performance.now();
          window.longestPause = Math.max(window.longestPause, now - last);
          last = now;
        }, 5);
      });
      if (given === 'outlines') {
        await tab.locator('input.replay-outlines-input').setInputFiles(outlines);
        await tab.waitForFunction(() => /GeoJSON|geojson/.test(document.querySelector('.figure .summary')?.textContent ?? ''), null, { timeout: 300_000 });
        await tab.waitForTimeout(0);
      }
      const ready = performance.now() - before;
      const longestPause = await tab.evaluate(() => Math.round(window.longestPause));
      await tab.locator('button.replay-play').click();
      const played = await tab.evaluate(async (wanted) => {
        const drawn = () => Number(document.querySelector('canvas.map-colours').dataset.drawn);
        const [first, start] = [drawn(), performance.now()];
        await new Promise((done) => setTimeout(done, wanted * 1000));
        return { frames: drawn() - first, ms: performance.now() - start, heap: performance.memory?.usedJSHeapSize ?? 0 };
      }, seconds);
      // Enlarged: frames while the wheel turns, and how long the page is busy once it rests.
      const zoomed = await tab.evaluate(async () => {
        const view = document.querySelector('.map-view');
        view.scrollIntoView({ block: 'center' });
        const box = view.getBoundingClientRect();
        const canvas = document.querySelector('canvas.map-colours');
        const [start, frames] = [performance.now(), 60];
        for (let i = 0; i < frames; ++i) {
          view.dispatchEvent(new WheelEvent('wheel', { deltaY: i < 30 ? -20 : 8, ctrlKey: true, bubbles: true, cancelable: true, clientX: box.left + box.width * 0.4, clientY: box.top + box.height * 0.4 }));
          await new Promise((done) => requestAnimationFrame(done));
        }
        const ms = performance.now() - start;
        const drawn = canvas.dataset.drawn;
        window.longestPause = 0;
        await new Promise((done) => setTimeout(done, 1500));
        return { framesPerSecond: (1000 * frames) / ms, settleMs: window.longestPause, again: canvas.dataset.drawn !== drawn };
      });
      results.push({
        communes: count,
        shapes: given,
        framesPerSecond: Number(((1000 * played.frames) / played.ms).toFixed(1)),
        zoomFramesPerSecond: Number(zoomed.framesPerSecond.toFixed(1)),
        zoomSettleMs: Math.round(zoomed.settleMs),
        longestPauseMs: given === 'outlines' ? longestPause : null,
        outlinesReadyMs: given === 'outlines' ? Math.round(ready) : null,
        outlinesMB: given === 'outlines' ? Number((statSync(outlines).size / 1e6).toFixed(1)) : null,
        heapMB: Math.round(played.heap / 1e6),
        problems: tab.problems,
      });
      const last = results[results.length - 1];
      console.log(`| map, ${count} communes, ${given} | ${last.framesPerSecond} frames/s | outlines ready in ${last.outlinesReadyMs ?? '–'} ms (${last.outlinesMB ?? '–'} MB), longest pause ${last.longestPauseMs ?? '–'} ms | zoom ${last.zoomFramesPerSecond} frames/s, redrawn in ${last.zoomSettleMs} ms | heap ${last.heapMB} MB |${last.problems.join('; ')}`);
      if (option('pictures', '')) await tab.screenshot({ path: `${option('pictures', '')}-${count}-${given}.png`, fullPage: true });
      await tab.context().close();
    }
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (option('json', '')) writeFileSync(option('json', ''), `${JSON.stringify({ seconds, results }, null, 2)}\n`);
