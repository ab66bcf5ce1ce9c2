// src/main.tsx -- the page starts here.
import { render } from 'preact';
import { App } from './shell/App';
import { prepare } from './shell/open';
import { address, files, followAddress } from './state';
import { openServed } from './shell/served';
import './style.css';

prepare(); // before anything is drawn: the reader gets ready on another core meanwhile
void openServed();
followAddress();
const home = document.getElementById('page');
if (home) render(<App />, home);
// For scripts and benchmarks: the open files and the address, as the page itself uses them.
Object.assign(globalThis, { sillon: { files, address } });
