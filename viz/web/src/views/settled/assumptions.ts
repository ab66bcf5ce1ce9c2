// src/views/settled/assumptions.ts -- what the assumptions of a territory's file are called: the run file has their names alone.
import type { Language } from '../../state';
import type { Statement } from '../../run/types';

const titles: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  share_15_and_over: { en: 'inhabitants aged 15 and over', fr: 'habitants de 15 ans et plus' },
  share_65_and_over: { en: 'inhabitants aged 65 and over', fr: 'habitants de 65 ans et plus' },
  residents_in_local_jobs: { en: 'jobs of the territory held by its residents', fr: 'emplois du territoire occupés par ses habitants' },
  weekly_wage: { en: 'mean net pay', fr: 'salaire net moyen' },
  weekly_pension: { en: 'mean net pension', fr: 'pension nette moyenne' },
  weekly_benefit: { en: 'mean benefit of the unemployed', fr: 'allocation moyenne des chômeurs' },
  weekly_other_income: { en: 'mean income of the inactive', fr: 'revenu moyen des inactifs' },
  energy_share_households: { en: 'energy in the income of households', fr: 'énergie dans le revenu des ménages' },
  municipal_budget: { en: 'operating spending of a commune', fr: 'dépenses de fonctionnement d’une commune' },
  municipal_energy: { en: 'energy spending of a commune', fr: 'dépenses d’énergie d’une commune' },
  epci_budget_share: { en: 'budget of the union of communes over those of its communes', fr: 'budget de l’intercommunalité rapporté à ceux de ses communes' },
  labour_charges: { en: 'labour cost over net pay, less 1', fr: 'coût du travail rapporté au salaire net, moins 1' },
  net_margin: { en: 'what owners keep of a euro of output', fr: 'ce que les propriétaires gardent d’un euro de production' },
  local_purchases: { en: 'purchases of households that local supply can meet', fr: 'achats des ménages que l’offre locale peut satisfaire' },
  flegg_delta: { en: 'how much a small territory lacks local suppliers (Flegg’s δ)', fr: 'manque de fournisseurs locaux d’un petit territoire (δ de Flegg)' },
  household_imports: { en: 'spending of households on products made abroad', fr: 'dépenses des ménages en produits étrangers' },
  cash_rents: { en: 'housing services paid in cash', fr: 'services de logement payés en argent' },
  paid_public_services: { en: 'education and health that households pay themselves', fr: 'enseignement et santé payés par les ménages' },
  shopping_distance: { en: 'distance to shops', fr: 'distance aux commerces' },
  commuting_distance: { en: 'distance to work', fr: 'distance au travail' },
  supply_distance: { en: 'distance to suppliers', fr: 'distance aux fournisseurs' },
  input_stock: { en: 'stock of inputs', fr: 'stock d’intrants' },
  firm_cash: { en: 'cash of establishments', fr: 'trésorerie des établissements' },
  household_cash: { en: 'cash of households', fr: 'réserves des ménages' },
  sobriety_saving: { en: 'energy saved by those who are sober at the start', fr: 'énergie économisée par les personnes sobres au départ' },
  early_adopters: { en: 'residents who are sober at the start', fr: 'habitants sobres au départ' },
  engaged_citizens: { en: 'residents who are actors in their own name', fr: 'habitants acteurs en leur nom propre' },
  known_to_commune: { en: 'actors of its commune that a municipality knows', fr: 'acteurs de sa commune qu’une mairie connaît' },
  known_to_epci: { en: 'actors of the territory that the union of communes knows', fr: 'acteurs du territoire que l’intercommunalité connaît' },
  known_to_others: { en: 'actors of the territory that other public bodies know', fr: 'acteurs du territoire que les autres acteurs publics connaissent' },
  social_economy: { en: 'social economy in salaried jobs', fr: 'économie sociale dans l’emploi salarié' },
  acquaintances: { en: 'how many first acquaintances there are, 1: about ten per actor', fr: 'abondance des premières connaissances, 1 : une dizaine par acteur' },
  large_firm: { en: 'jobs from which a firm is a large one', fr: 'emplois à partir desquels une entreprise est grande' },
  kene_small_firm: { en: 'capabilities of a small firm', fr: 'capacités d’une petite entreprise' },
  kene_large_firm: { en: 'capabilities of a large firm or research team', fr: 'capacités d’une grande entreprise ou équipe de recherche' },
  kene_public_body: { en: 'capabilities of a public body', fr: 'capacités d’un acteur public' },
  kene_civil: { en: 'capabilities of an association or an engaged citizen', fr: 'capacités d’une association ou d’une personne engagée' },
  kene_main_topic: { en: 'capabilities in the main topic of an actor', fr: 'capacités dans le sujet principal d’un acteur' },
  know_how_shared: { en: 'capabilities that an actor would share', fr: 'capacités qu’un acteur partagerait' },
  digital_small_firm: { en: 'digital skill of a small firm', fr: 'compétence numérique d’une petite entreprise' },
  digital_large_firm: { en: 'digital skill of a large firm', fr: 'compétence numérique d’une grande entreprise' },
  digital_public_body: { en: 'digital skill of a public body', fr: 'compétence numérique d’un acteur public' },
  digital_research: { en: 'digital skill of a research team', fr: 'compétence numérique d’une équipe de recherche' },
  digital_civil: { en: 'digital skill of an association or an engaged citizen', fr: 'compétence numérique d’une association ou d’une personne engagée' },
  tools_of_firms: { en: 'establishments with equipment that they would share', fr: 'établissements ayant un équipement qu’ils partageraient' },
  tools_output: { en: 'output that such equipment makes possible', fr: 'production que cet équipement rend possible' },
  tools_in_common: { en: 'associations and public bodies with a room or machine that they would share', fr: 'associations et acteurs publics ayant une salle ou une machine qu’ils partageraient' },
  open_problems: { en: 'problems per actor that it cannot solve alone', fr: 'problèmes par acteur qu’il ne peut résoudre seul' },
  image_coverage: { en: 'what one knows of what an acquaintance would share', fr: 'ce que l’on sait de ce qu’une connaissance partagerait' },
  image_error: { en: 'what one believes wrongly of an acquaintance', fr: 'ce que l’on croit à tort d’une connaissance' },
  image_age: { en: 'age of what one knows of an acquaintance', fr: 'ancienneté de ce que l’on sait d’une connaissance' },
};

/** All names that have a title. */
export const assumptionNames: readonly string[] = Object.keys(titles);

const mark = 'assumption ';

/** The figure's label for people: that of the file, or the title of an assumption. */
export function figureTitle(row: Pick<Statement, 'figure' | 'label'>, language: Language): string {
  const known = row.figure.startsWith(mark) ? titles[row.figure.slice(mark.length)] : undefined;
  if (!known) return row.label[language] || row.label.en || row.label.fr || row.figure;
  return language === 'fr' ? `hypothèse\u202f: ${known.fr}` : `assumption: ${known.en}`;
}
