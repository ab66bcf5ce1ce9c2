// src/run/unpack.ts -- starts a worker that the page carries in itself: a script, gzipped, in base64 (vite.config.ts).

function unpacked(packed: string): Response {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = letters.charCodeAt(i); // `from` with a function takes ten times as long
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** `wasm`: packed in the same way; the worker gets it as its first message. */
export async function startWorker(packed: string, wasm?: string): Promise<Worker> {
  const given = wasm === undefined ? null : unpacked(wasm).arrayBuffer();
  const worker = new Worker(URL.createObjectURL(new Blob([await unpacked(packed).blob()], { type: 'text/javascript' })));
  if (given) {
    const bytes = await given;
    worker.postMessage(bytes, [bytes]);
  }
  return worker;
}

/** What the page carries in an element of this name. `sillon view` takes it out, and has it at an address of its own. */
export function carried(name: 'reader.js' | 'reader.wasm'): string | null {
  return document.getElementById(name)?.textContent ?? null;
}

export const readerAddress = (): URL => new URL('reader.js', location.href);
