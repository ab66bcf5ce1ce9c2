// The shipped territories say what the national register says: the same communes, the same inhabitants. And the check
// itself can fail: a doctored file is told.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const tool = "scenarios/register/territory.mjs";
const folder = "scenarios/territories";
const files = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
if (files.length === 0) throw new Error("no territory is shipped");
execFileSync(process.execPath, [tool, ...files], { stdio: "inherit" });

const territory = JSON.parse(readFileSync(files[0], "utf8"));
const first = Object.keys(territory.figures.inhabitants.communes)[0];
territory.figures.inhabitants.communes[first] += 1;
const doctored = join(mkdtempSync(join(tmpdir(), "sillon-")), "doctored.json");
writeFileSync(doctored, JSON.stringify(territory));
const told = spawnSync(process.execPath, [tool, doctored], { encoding: "utf8" });
if (told.status !== 2) throw new Error(`a doctored file gives ${told.status}, expected 2`);
if (!(told.stdout + told.stderr).includes(first)) throw new Error("the commune that differs is not named");
console.log(`${files.length} territory file(s) agree with the register`);
