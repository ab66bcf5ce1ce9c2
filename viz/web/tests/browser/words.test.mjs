// tests/browser/words.test.mjs -- French and English throughout, switched in place: no name of the file and no word of the other language
// in any view, data table, list or tooltip; dates that are typed in the page's language.
import assert from 'node:assert/strict';
import { fixture, python } from './fixtures.mjs';
import { closePage, hashOf, openPage, runCases, saved, says, settled, until } from './harness.mjs';

const small = fixture('small');

/** Names in the file that have a title instead: of contexts and strategies, and "population.column" of series. */
const names = JSON.parse(
  python(
    `
import h5py, json, sys
f = h5py.File(sys.argv[1], "r", locking=False)
run = f["runs/energy-shock/groups/0"]
titles = " ".join(t for c in ("contexts", "strategies") for l in ("en", "fr") for t in f[f"{c}/title_{l}"].asstr()[:]).lower()
chosen = [n for c in ("contexts", "strategies") for n in f[f"{c}/name"].asstr()[:] if n not in titles]
print(json.dumps(chosen + [p + "." + c for p in run["series"] for c in run["series"][p]]))`,
    small,
  ),
);
assert.ok(names.includes('energy-shock') && names.includes('as-is') && names.length > 100);

const english =
  'the and of with without from by mean median reference strategy strategies context contexts week weeks month months year years job jobs person persons household households dwelling dwellings establishment establishments inhabitant per difference row rows show hide save lowest highest value values indicator unit not recorded assumed stated settled shock energy start firm firms citizen actor branch employees cash output supply trust reading better worse higher lower exactly replicate replicates warning regret-of others none yes no'.split(
    ' ',
  );
const french =
  'avec sans moyenne médiane référence stratégie stratégies contexte contextes semaine semaines mois année emploi emplois personnes ménage ménages logement logements établissement établissements écart ligne lignes afficher masquer enregistrer valeur valeurs indicateur unité enregistré hypothèse choc calme départ citoyen acteur branche trésorerie mieux pire réplicat réplicats avertissement aucun oui non'.split(
    ' ',
  );

/** All that a page says: texts, titles, labels; not what is a citation, or a name to be written as it is (in `code` and `pre`). */
const saidBy = (tab) =>
  tab.evaluate(() => {
    const apart = 'pre, code, [data-citation], [lang=en]:not(html), script, style';
    const out = [];
    const walk = (element) => {
      if (element.matches(apart)) return;
      for (const name of ['title', 'aria-label', 'aria-valuetext', 'aria-description', 'placeholder', 'alt']) if (element.hasAttribute(name)) out.push(element.getAttribute(name));
      if (element.tagName === 'INPUT' && element.type === 'text') out.push(element.value);
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE && child.textContent.trim()) out.push(child.textContent.trim());
        if (child.nodeType === Node.ELEMENT_NODE) walk(child);
      }
    };
    // Names of the open files, links to other languages and the licences of what the page is made of belong to no language.
    walk(document.querySelector('main'));
    walk(document.querySelector('nav'));
    return [...new Set(out)];
  });

const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const wholeWords = (words) => new RegExp(`(?<![\\p{L}\\d._/-])(?:${words.map(escaped).join('|')})(?![\\p{L}\\d_/-])`, 'iu');
/** Words with an underscore are names in any case. */
const rawNames = new RegExp(`${wholeWords(names).source}|(?<![\\p{L}\\d._/-])[a-z]+_[a-z_]+`, 'u');
const other = { fr: wholeWords(english), en: wholeWords(french) };

/** Sentences of the page with a word that should not be there, each with that word. */
const offences = async (tab, language) =>
  (await saidBy(tab)).flatMap((said) => {
    const text = said.replace(/[\w-]+\.h5\b/g, '');
    const found = rawNames.exec(text) ?? other[language].exec(text);
    return found ? [`${found[0]}: ${text.slice(Math.max(0, found.index - 60), found.index + 80)}`] : [];
  });

const tableButton = { fr: 'Afficher le tableau de données', en: 'Show the data table' };

/** Opens what is folded: details, and the data table of every picture. */
async function unfold(tab, language) {
  await settled(tab);
  await tab.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
  const folded = tab.getByRole('button', { name: tableButton[language], exact: true });
  while ((await folded.count()) > 0) await folded.first().click();
  await settled(tab);
}

async function speaks(tab, language, what) {
  const found = await until(
    () => offences(tab, language),
    (all) => all.length === 0,
    what,
  );
  assert.deepEqual(found, [], what);
}

/** In `first`, then switched in place to the other. */
async function bothLanguages(browser, hash, first = 'fr', files = [small]) {
  const second = first === 'fr' ? 'en' : 'fr';
  const tab = await openPage(browser, { hash, files, lang: first });
  await unfold(tab, first);
  await speaks(tab, first, `${first} of ${hash}`);
  const length = (await saidBy(tab)).length;
  assert.ok(length > 25, `${hash} says next to nothing: ${length} texts`);
  await tab.getByRole('button', { name: second === 'fr' ? 'Français' : 'English', exact: true }).click();
  await settled(tab);
  await speaks(tab, second, `${hash}, switched to ${second}`);
  await closePage(tab);
}

const views = {
  'the story': ['view=story'],
  trajectories: ['view=series&series.keys=territory.value_added,commune.jobs', 'view=series&series.keys=people.income,size_class.jobs&series.mode=control&series.rows=size_class:own'],
  'the comparison side by side': ['view=compare'],
  'the comparison of differences': ['view=compare&compare.part=difference'],
  'the heat map': ['view=compare&compare.part=heat', 'view=compare&compare.part=heat&compare.measure=loss'],
  'which options hold': ['view=compare&compare.part=hold'],
  'axes and challenges': ['view=vectors&vectors.contexts=calm,energy-shock'],
  'tables at a date': ['view=tables', 'view=tables&tables.key=territory.*', 'view=tables&tables.key=people.income'],
  'tables of resilience and losses': ['view=tables&tables.show=resilience', 'view=tables&tables.show=losses'],
  'tables of agents': ['view=tables&tables.show=agents&tables.agents=firm', 'view=tables&tables.show=agents&tables.agents=citizen', 'view=tables&tables.show=agents&tables.agents=actor'],
  'life lines': ['view=life&life.of=firm&life.agent=3', 'view=life&life.of=citizen&life.agent=3', 'view=life&life.of=actor&life.agent=3'],
  'the network as a whole': ['view=network'],
  'one agent in the network': ['view=network&network.mode=ego&network.agent=3'],
  flows: ['view=flows', 'view=flows&flows.what=-jobs&flows.picture=matrix', 'view=flows&flows.what=trust&flows.by=topic&flows.against=run'],
  'the replay': ['view=replay'],
  'stated and settled figures': ['view=settled'],
  'the scenario': ['view=scenario'],
};

const typed = (tab, name) => tab.getByRole('textbox', { name, exact: true });

await runCases({
  ...Object.fromEntries(
    Object.entries(views).map(([name, hashes]) => [
      `in French and in English, switched in place, no name of the file nor word of the other language is seen: ${name}`,
      async ({ browser }) => {
        for (const [i, hash] of hashes.entries()) await bothLanguages(browser, hash, i % 2 ? 'en' : 'fr');
      },
    ]),
  ),

  'the same of several files compared': async ({ browser }) => {
    await bothLanguages(browser, 'view=compare&compare.part=files', 'en', [small, fixture('no-resilience')]);
  },

  'what is saved has the words in one column and the name in the file in the next, dates as 2019-06-03 in both languages': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=compare', files: [small], lang: 'fr' });
    await settled(tab);
    const button = () => tab.locator('main figure').first().getByRole('button', { name: /CSV$/ });
    const first = (csv) => csv.replace(/^\ufeff/, '').split('\r\n').slice(0, 2);
    const [heads, row] = first(await saved(tab, button()));
    assert.match(heads, /^contexte,contexte \(dans le fichier\),stratégie,stratégie \(dans le fichier\),date,/);
    assert.match(row, /^Calme,calm,Sans changement,as-is,2019-\d\d-\d\d,/);
    await tab.getByRole('button', { name: 'English', exact: true }).click();
    await settled(tab);
    const [inEnglish, sameRow] = first(await saved(tab, button()));
    assert.match(inEnglish, /^context,context \(in the file\),strategy,strategy \(in the file\),date,/);
    assert.match(sameRow, /^Calm,calm,As is,as-is,2019-\d\d-\d\d,/);
    await closePage(tab);
  },

  'a picture that is saved in French has no English in it': async ({ browser }) => {
    for (const hash of ['view=compare&compare.part=difference', 'view=vectors&vectors.which=innovate', 'view=series']) {
      const tab = await openPage(browser, { hash, files: [small], lang: 'fr' });
      await settled(tab);
      const svg = await saved(tab, tab.locator('main figure').first().getByRole('button', { name: /SVG$/ }));
      const said = [...svg.matchAll(/<(?:text|tspan|title|desc)[^>]*>([^<]+)</g)].map((found) => found[1].replace(/[\w-]+\.h5\b/g, ''));
      assert.ok(said.length > 5, hash);
      assert.deepEqual(said.filter((text) => rawNames.test(text) || other.fr.test(text)), [], hash);
      await closePage(tab);
    }
  },

  'a date is typed in the language of the page, and shown in the other once that is switched': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=compare', files: [small], lang: 'fr' });
    await settled(tab);
    assert.equal(await typed(tab, 'Du').inputValue(), '01/04/2019');
    await typed(tab, 'Du').fill('3 juin 2019');
    await tab.keyboard.press('Enter');
    await until(() => typed(tab, 'Du').inputValue(), '03/06/2019');
    assert.match(await hashOf(tab), /compare\.from=2019-06-03/);
    await tab.getByRole('button', { name: 'English', exact: true }).click();
    await until(() => typed(tab, 'From').inputValue(), '3 June 2019');
    await typed(tab, 'From').fill('2019-07-01');
    await tab.keyboard.press('Tab');
    await until(() => typed(tab, 'From').inputValue(), '1 July 2019');
    assert.match(await hashOf(tab), /compare\.from=2019-07-01/);
    await closePage(tab);
  },

  'a wrong date says what was expected, in the language of the page, and changes nothing': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=compare&compare.from=2019-06-03', files: [small], lang: 'en' });
    await settled(tab);
    const field = typed(tab, 'From');
    const described = () => field.evaluate((input) => input.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join(' '));
    assert.match(await described(), /3 June 2019 or 2019-06-03, from .* to .*arrows/);
    await field.fill('03/06/2019');
    await tab.keyboard.press('Enter');
    await until(() => field.getAttribute('aria-invalid'), 'true');
    assert.match(await described(), /day and month may be confused\. Write it as 3 June 2019 or 2019-06-03/);
    assert.match(await hashOf(tab), /compare\.from=2019-06-03/);
    await tab.getByRole('button', { name: 'Français', exact: true }).click();
    const inFrench = typed(tab, 'Du');
    await says(tab.locator('.date-field .said').first(), /jour et mois peuvent être confondus/);
    await inFrench.fill('demain');
    await tab.keyboard.press('Enter');
    await says(tab.locator('.date-field .said').first(), /«\sdemain\s» ne se lit pas ici comme une date\. Écrivez-la ainsi\s: 03\/06\/2019 ou 2019-06-03/);
    await inFrench.press('Escape');
    await until(() => inFrench.inputValue(), '03/06/2019');
    assert.equal(await inFrench.getAttribute('aria-invalid'), 'false');
    await closePage(tab);
  },

  'a date outside the run is brought back into it with a sentence; the arrows go from instant to instant': async ({ browser }) => {
    const tab = await openPage(browser, { hash: 'view=series', files: [small], lang: 'fr' });
    await settled(tab);
    const [first, next, before, last] = JSON.parse(
      python('import h5py, json, sys, numpy as np\nt = h5py.File(sys.argv[1], "r", locking=False)["time"][:]\nprint(json.dumps([str(np.datetime64(int(t[i]), "D")) for i in (0, 1, -2, -1)]))', small),
    ).map((iso) => iso.split('-').reverse().join('/'));
    const [from, to] = [typed(tab, 'Du'), typed(tab, 'Au')];
    await until(() => from.inputValue(), first);
    await from.press('ArrowUp');
    await until(() => from.inputValue(), next);
    await from.press('ArrowDown');
    await until(() => from.inputValue(), first);
    await to.press('ArrowUp');
    assert.equal(await to.inputValue(), last);
    await to.press('ArrowDown');
    await until(() => to.inputValue(), before);
    await to.fill('03/06/2031');
    await tab.keyboard.press('Enter');
    await until(() => to.inputValue(), last);
    await says(tab.locator('.date-field .said').nth(1), /Le 3 juin 2031 est hors de la simulation, qui va du .* au .* est retenu/);
    await closePage(tab);
  },
});
