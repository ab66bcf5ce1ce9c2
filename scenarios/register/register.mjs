// The national register as the CSV files of this folder, made from the pinned npm package.
//
//   node register.mjs           write communes.csv, parts.csv, epci.csv, departments.csv and regions.csv
//   node register.mjs --check   compare the files that are here with what this script would write
//
// Exit: 0 done or equal, 1 wrong call, 2 different, 3 the package is not installed.

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const register = '@etalab/decoupage-administratif'

// The package joins two files that count inhabitants in different years, and neither file says so. When the version
// changes, look both years up again (README.md) and add a line.
const countedIn = { '6.0.0': { epci: 2022, communes: 2023 } }

const require = createRequire(import.meta.url)
const here = fileURLToPath(new URL('.', import.meta.url))

function leave(code, sentence) {
  console.error(sentence)
  process.exit(code)
}

function load() {
  try {
    const { version } = require(`${register}/package.json`)
    const years = countedIn[version]
    if (!years) leave(1, `Version ${version} of ${register} is installed, but register.mjs does not know which years it counts.`)
    const table = name => require(`${register}/data/${name}.json`)
    return {
      version,
      years,
      communes: table('communes').filter(({ type }) => type === 'commune-actuelle'),
      parts: table('communes').filter(({ type }) => type !== 'commune-actuelle'),
      epci: table('epci'),
      departments: table('departements'),
      regions: table('regions')
    }
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    leave(3, `The package is not installed: run "npm ci" in ${here} and try again.`)
  }
}

// By code, in the order of bytes, so that the files do not depend on a locale.
function byCode(rows) {
  return [...rows].sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
}

function csv(header, rows) {
  const cell = value => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  return [header, ...rows].map(row => row.map(value => cell(`${value ?? ''}`)).join(',') + '\n').join('')
}

// Parts of communes that have a code of their own; one that shares its commune's code is left out.
const kinds = { 'arrondissement-municipal': 'arrondissement', 'commune-deleguee': 'delegated', 'commune-associee': 'associated' }

// Inhabitants of the newer count, which knows every inhabited commune; the older one, of members of an EPCI alone, beside it.
function files({ years, communes, parts, epci, departments, regions }) {
  const older = `inhabitants_${years.epci}`
  const home = new Map(), before = new Map(), now = new Map(communes.map(({ code, population }) => [code, population]))
  for (const { code: union, membres } of epci)
    for (const { code, populationMunicipale } of membres) {
      if (home.has(code)) leave(1, `Commune ${code} is a member of ${home.get(code)} and of ${union}.`)
      if (!now.has(code)) leave(1, `EPCI ${union} has the member ${code}, which is no commune of today.`)
      home.set(code, union)
      before.set(code, populationMunicipale)
    }
  const total = members => members.reduce((sum, { code }) => sum + now.get(code), 0)
  return {
    'communes.csv': csv(['code', 'name', 'inhabitants', 'department', 'region', 'epci', older],
      byCode(communes).map(({ code, nom, population, departement, region }) =>
        [code, nom, population, departement, region, home.get(code), before.get(code)])),
    'parts.csv': csv(['code', 'name', 'kind', 'commune'],
      byCode(parts.filter(({ code }) => !now.has(code))).map(({ code, nom, type, commune, chefLieu }) => [code, nom, kinds[type], commune ?? chefLieu])),
    'epci.csv': csv(['code', 'name', 'kind', 'communes', 'inhabitants', older],
      byCode(epci).map(({ code, nom, type, membres, populationMunicipale }) =>
        [code, nom, type, membres.length, total(membres), populationMunicipale])),
    'departments.csv': csv(['code', 'name', 'region'], byCode(departments).map(({ code, nom, region }) => [code, nom, region])),
    'regions.csv': csv(['code', 'name'], byCode(regions).map(({ code, nom }) => [code, nom]))
  }
}

function written(name) {
  try {
    return readFileSync(here + name, 'utf8')
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    return ''
  }
}

const [mode, ...more] = process.argv.slice(2)
if (more.length > 0 || (mode && mode !== '--check')) leave(1, 'Call: node register.mjs, or node register.mjs --check')

const data = load()
for (const [name, text] of Object.entries(files(data))) {
  const lines = text.split('\n'), rows = lines.length - 2
  if (!mode) {
    writeFileSync(here + name, text)
    console.log(`${name}: ${rows} rows from ${register} ${data.version}`)
  } else if (written(name) === text) {
    console.log(`${name}: ${rows} rows, equal to ${register} ${data.version}`)
  } else {
    const other = written(name).split('\n')
    const at = lines.findIndex((line, i) => line !== other[i])
    console.log(`${name}:${at < 0 ? lines.length : at + 1}: "${other[at] ?? ''}", ${register} ${data.version} gives "${lines[at] ?? ''}"`)
    process.exitCode = 2
  }
}
