// vite.config.ts -- builds the viewer into one HTML file that opens from disk: its workers (the reader, with HDF5 in
// WebAssembly, and that of outlines) go in compressed, and the licences of all that was taken in go with it.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';
import { viteSingleFile } from 'vite-plugin-singlefile';

const here = dirname(fileURLToPath(import.meta.url));

const h5wasm = realpathSync(join(here, 'node_modules/h5wasm/dist/esm/hdf5_util.js')); // as modules are named
const embedded = /binaryDecode\(('(?:[^'\\]|\\[^])*')\)/; // its WebAssembly, a letter for each byte

/** Takes the WebAssembly out of the reader's script: as text it would be parsed letter by letter before anything starts. */
const wasmApart: Plugin = {
  name: 'wasm-apart',
  transform: (code, id) => (id.split('?')[0] === h5wasm ? { code: code.replace(embedded, 'self.givenWasm'), map: null } : undefined),
};

/** That WebAssembly. */
function wasm(): Buffer {
  const literal = embedded.exec(readFileSync(h5wasm, 'utf8'))?.[1];
  if (!literal) throw new Error('h5wasm does not hold its WebAssembly as it did');
  const letters = new Function(`return ${literal}`)() as string;
  const bytes = Buffer.alloc(letters.length);
  for (let i = 0; i < letters.length; ++i) bytes[i] = letters.charCodeAt(i) & 255; // 256 stands for 0
  if (bytes.readUInt32LE(0) !== 0x6d736100) throw new Error('h5wasm does not hold its WebAssembly as it did');
  return bytes;
}

/** A script of its own with all that it needs. */
async function bundled(name: string, entry: string): Promise<string> {
  const out = await build({
    configFile: false,
    root: here,
    logLevel: 'warn',
    // A script cannot tell where it comes from, and a worker has no document to ask.
    plugins: [wasmApart, { name: 'no-import-meta', resolveImportMeta: () => 'self.location.href' }],
    build: {
      write: false,
      minify: true,
      target: 'es2021',
      rollupOptions: { output: { format: 'iife', inlineDynamicImports: true } },
      lib: { entry: resolve(here, entry), formats: ['iife'], name, fileName: name },
    },
  });
  const first = Array.isArray(out) ? out[0] : out;
  if (!first || !('output' in first)) throw new Error(`the script was not built: ${entry}`);
  return first.output[0].code;
}

const packed = (bytes: string | Buffer): string => gzipSync(bytes, { level: 9 }).toString('base64');

/** `virtual:packed-outlines`: the worker of outlines, gzipped, in base64. */
function outlines(): Plugin {
  return {
    name: 'packed-outlines',
    resolveId: (asked) => (asked === 'virtual:packed-outlines' ? '\0virtual:packed-outlines' : undefined),
    async load(asked) {
      if (asked !== '\0virtual:packed-outlines') return undefined;
      this.addWatchFile(resolve(here, 'src/map/worker.ts'));
      return `export default ${JSON.stringify(packed(await bundled('outlines', 'src/map/worker.ts')))};`;
    },
  };
}

/** `virtual:licences`: name, version and the whole notice of each package that the page takes in. */
function licences(): Plugin {
  return {
    name: 'licences',
    resolveId: (id) => (id === 'virtual:licences' ? '\0licences' : undefined),
    load(id) {
      if (id !== '\0licences') return undefined;
      const wanted = Object.keys(JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).dependencies);
      const seen = new Map<string, { name: string; version: string; licence: string; notice: string }>();
      while (wanted.length) {
        const name = wanted.pop() as string;
        if (seen.has(name)) continue;
        const folder = join(here, 'node_modules', name);
        const card = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
        seen.set(name, {
          name,
          version: card.version,
          licence: String(card.license ?? ''),
          notice: file ? readFileSync(join(folder, file), 'utf8') : '',
        });
        wanted.push(...Object.keys(card.dependencies ?? {}));
      }
      const rows = [...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      return `export default ${JSON.stringify(rows)};`;
    },
  };
}

/**
 * The reader and its WebAssembly, gzipped, in base64, as elements that nothing runs: in the page's own script they would be
 * parsed before anything starts, and `sillon view` finds and serves them apart (docs/formats/viewer-server.md). After them the
 * script that makes use of this.
 */
async function carried(): Promise<string> {
  const element = (name: string, bytes: string | Buffer): string => `<script type="application/gzip" id="${name}">${packed(bytes)}</script>`;
  const early = (await bundled('early', 'src/run/early.ts')).trim();
  if (/<\/script|<!--/i.test(early)) throw new Error('the first script would end too early');
  return `${element('reader.js', await bundled('reader', 'src/run/worker.ts'))}${element('reader.wasm', wasm())}<script>${early}</script>`;
}

/** A raw NUL in an inline script would be read as U+FFFD; and a page is found by its name. */
function finish(): Plugin {
  return {
    name: 'finish',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle['index.html'];
      if (!page || page.type !== 'asset') throw new Error('no page was built');
      const first = /<meta charset="utf-8" ?\/?>/;
      if (!first.test(String(page.source))) throw new Error('the page does not say how it is encoded');
      const added = await carried();
      page.source = String(page.source).replace(first, (meta) => meta + added);
      if (page.source.includes('\0')) throw new Error('the page holds a raw NUL');
      page.fileName = 'sillon-viewer.html';
    },
  };
}

export default defineConfig({
  root: here,
  plugins: [outlines(), licences(), viteSingleFile({ removeViteModuleLoader: true }), finish()],
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: { target: 'es2021', outDir: resolve(here, '../../build/viewer'), emptyOutDir: true, reportCompressedSize: false },
});
