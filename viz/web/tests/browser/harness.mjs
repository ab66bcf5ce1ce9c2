// tests/browser/harness.mjs -- opens the built page in Debian's Chromium, from disk or from `sillon view`, and runs cases one by one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../..');
export const page = process.env.SILLON_PAGE ?? join(root, 'build/viewer/sillon-viewer.html');
export const program = process.env.SILLON_PROGRAM ?? join(root, 'build/release/sillon');

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) => existsSync(one));

export async function startBrowser() {
  assert.ok(browserPath, 'Chromium is needed: apt install chromium');
  return chromium.launch({
    executablePath: browserPath,
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

/** A fresh tab with the page from disk; fails the case on an error in the page or a breach of its policy. */
export async function openPage(browser, { hash = '', files = [], lang = 'en', width = 1200, height = 900, address = '', dark = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, colorScheme: dark ? 'dark' : 'light' });
  const tab = await context.newPage();
  tab.problems = [];
  tab.on('pageerror', (error) => tab.problems.push(`page error: ${error.message}`));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('HDF5-DIAG')) tab.problems.push(`console: ${message.text()}`);
  });
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  if (!words.has('lang')) words.set('lang', lang);
  await tab.goto(`${address || pathToFileURL(page).href}#${words}`);
  if (files.length) {
    await tab.locator('input[type=file]').first().setInputFiles(files);
    await tab.waitForSelector('nav button, .failures');
  }
  return tab;
}

export async function closePage(tab) {
  const { problems } = tab;
  await tab.context().close();
  assert.deepEqual(problems, []);
}

/** `sillon view FILE...`: its address, and how to end it. */
export async function serve(files, words = []) {
  const child = spawn(program, ['view', ...files, '--no-browser', '--page', page, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise((done, fail) => {
    const listen = (chunk) => {
      said += chunk;
      const found = /http:\/\/[^\s]+/.exec(said);
      if (found) done(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => fail(new Error(`sillon view ended with ${code}: ${said}`)));
  });
  return {
    address,
    stop: () =>
      new Promise((done) => {
        child.on('exit', done);
        child.kill('SIGINT');
      }),
  };
}

/** Runs `cases` ({name: async function}) one after the other, tells of each, and ends the process with their number that failed. */
export async function runCases(cases) {
  const folder = mkdtempSync(join(tmpdir(), 'sillon-viewer-'));
  const browser = await startBrowser();
  const only = process.argv[2];
  let failed = 0;
  let passed = 0;
  for (const [name, run] of Object.entries(cases)) {
    if (only && !name.includes(only)) continue;
    const start = performance.now();
    try {
      await run({ browser, folder });
      ++passed;
      console.log(`ok      ${name} (${Math.round(performance.now() - start)} ms)`);
    } catch (error) {
      ++failed;
      console.log(`FAILED  ${name}\n${error.stack}`);
    }
  }
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed || passed === 0 ? 1 : 0;
}
