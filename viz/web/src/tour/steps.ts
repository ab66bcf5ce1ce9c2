// src/tour/steps.ts -- the steps of the guided tour: where they lead, what they ask, what the run answers.
import type { RunFile } from '../run/client';
import type { Bilingual } from '../run/types';
import { effect } from './effects';
import { formatNumber, formatPercent, formatShareEstimate } from '../words/format';
import type { Language } from '../state';

export interface Outcome {
  readonly right: number; // the answer that the run agrees with
  readonly text: Bilingual;
}
export interface Step {
  readonly title: Bilingual;
  readonly text: Bilingual;
  /** Words of the address: where the step looks; shown at once, or after the prediction. */
  readonly show: Readonly<Record<string, string>>;
  /** Which picture of the view is brought into sight; none: the top of the view. */
  readonly picture?: number;
  readonly ask?: {
    readonly question: Bilingual;
    readonly answers: readonly Bilingual[];
    readonly outcome: (file: RunFile) => Promise<Outcome | null>;
  };
}

/** Who is compared with whom: the context with a crisis against the control, the last strategy against the first. */
export interface Cast {
  readonly control: string;
  readonly crisis: string;
  readonly first: string;
  readonly option: string;
  readonly crisisDay: number;
  readonly policyDay: number;
}

export function castOf(file: RunFile): Cast | null {
  const { contexts, strategies, events, resilience } = file.outline;
  const crisis = events.find((event) => event.kind === 'crisis' && contexts.some((one) => one.name === event.choice));
  const control = resilience?.reference ?? contexts.find((one) => !events.some((event) => event.choice === one.name))?.name;
  const [first] = strategies;
  if (!crisis || !control || control === crisis.choice || !first) return null;
  const policy = events.find((event) => event.kind === 'policy' && event.choice !== first.name);
  return {
    control,
    crisis: crisis.choice,
    first: first.name,
    option: policy?.choice ?? (strategies[strategies.length - 1] as typeof first).name,
    crisisDay: crisis.from,
    policyDay: policy?.from ?? crisis.from,
  };
}

const within = (language: Language, share: { mean: number; half: number }): string =>
  Number.isFinite(share.half)
    ? `${formatShareEstimate(share.mean, share.half, language, true)} (±\u202f${formatPercent(Number(share.half.toPrecision(2)), language)})`
    : formatPercent(share.mean, language, true);

export function stepsOf(file: RunFile, cast: Cast): Step[] {
  const shock = (key: string) => effect(file, key, { context: cast.crisis, strategy: cast.first }, { context: cast.control, strategy: cast.first }, cast.crisisDay);
  const option = (key: string) => effect(file, key, { context: cast.crisis, strategy: cast.option }, { context: cast.crisis, strategy: cast.first }, cast.policyDay);
  const looked = { 'series.mode': '', 'series.rows': '' };
  return [
    {
      title: { en: 'A run, not a forecast', fr: 'Une simulation, pas une prophétie' },
      text: {
        en: 'A real territory was settled from its published figures. It then lived through the same years several times: with and without the crisis, with and without the policy, each time with the same luck. What differs is due to what was changed. Everything rests on stated assumptions: the menu “Scenario” lists them all.',
        fr: 'Un territoire réel a été calé sur ses chiffres publiés. Il a ensuite vécu plusieurs fois les mêmes années : avec et sans la crise, avec et sans la politique, à chaque fois avec les mêmes tirages aléatoires. Ce qui diffère vient donc de ce qu’on a changé. Tout repose sur des hypothèses énoncées : la vue « Scénario » les donne toutes.',
      },
      show: { view: 'story' },
    },
    {
      title: { en: 'The shock', fr: 'Le choc' },
      text: {
        en: 'The crisis on the time line begins. Firms pay more; some pass it on, some draw on their cash, some are helped.',
        fr: 'La crise de la frise commence. Les entreprises paient plus ; certaines le répercutent, d’autres puisent dans leur trésorerie, d’autres sont aidées.',
      },
      show: { view: 'series', 'series.keys': 'territory.value_added', ...looked },
      picture: 0,
      ask: {
        question: {
          en: 'How much value added is lost, on average from the start of the crisis to the end of the run?',
          fr: 'Quelle part de la valeur ajoutée est perdue, en moyenne du début de la crise à la fin de la simulation ?',
        },
        answers: [
          { en: 'Less than 1 %', fr: 'Moins de 1\u202f%' },
          { en: 'Between 1 and 5 %', fr: 'Entre 1 et 5\u202f%' },
          { en: 'More than 5 %', fr: 'Plus de 5\u202f%' },
        ],
        outcome: async () => {
          const found = await shock('territory.value_added');
          if (!found) return null;
          const loss = -found.share.mean;
          return {
            right: loss < 0.01 ? 0 : loss <= 0.05 ? 1 : 2,
            text: {
              en: `Against the control run, value added changes by ${within('en', found.share)} on average. Behind the picture are a data table, the warnings, and the meaning of the indicator.`,
              fr: `Par rapport à la simulation témoin, la valeur ajoutée varie de ${within('fr', found.share)} en moyenne. Sous l’image : un tableau de données, les avertissements et le sens de l’indicateur.`,
            },
          };
        },
      },
    },
    {
      title: { en: 'Who pays?', fr: 'Qui paie ?' },
      text: {
        en: 'A territory is more than its output. The same shock may cost jobs, or spare them.',
        fr: 'Un territoire n’est pas que sa production. Le même choc peut coûter des emplois, ou les épargner.',
      },
      show: { view: 'series', 'series.keys': 'territory.jobs', ...looked },
      picture: 0,
      ask: {
        question: { en: 'How many jobs are lost in this model?', fr: 'Combien d’emplois sont perdus dans ce modèle ?' },
        answers: [
          { en: 'None', fr: 'Aucun' },
          { en: 'Some: fewer than 1 in 100', fr: 'Quelques-uns : moins d’un sur 100' },
          { en: 'Many: more than 1 in 100', fr: 'Beaucoup : plus d’un sur 100' },
        ],
        outcome: async () => {
          const found = await shock('territory.jobs');
          if (!found) return null;
          return {
            right: found.exactlyZero ? 0 : found.share.mean > -0.01 ? 1 : 2,
            text: found.exactlyZero
              ? {
                  en: 'Not one, in any run, at any step: margins, cash, prices passed on and public help carry the shock. Be wary: the back-tests of this model say that these prices are too low, and that it falls too far under a steeper shock. A zero is a result to doubt first.',
                  fr: 'Aucun, dans aucune simulation, à aucun pas : les marges, la trésorerie, les prix répercutés et les aides publiques portent le choc. Méfiance : les confrontations du modèle au passé disent que ces prix sont trop bas, et qu’il tombe trop sous un choc plus raide. Un zéro est un résultat dont il faut douter d’abord.',
                }
              : {
                  en: `${formatNumber(found.difference.mean, 'en', true)} jobs on average (${within('en', found.share)}).`,
                  fr: `${formatNumber(found.difference.mean, 'fr', true)} emplois en moyenne (${within('fr', found.share)}).`,
                },
          };
        },
      },
    },
    {
      title: { en: 'Working together', fr: 'Construire ensemble' },
      text: {
        en: 'In the other strategy, firms, public bodies, researchers and citizens meet in working groups, opened before the crisis.',
        fr: 'Dans l’autre stratégie, entreprises, acteurs publics, chercheurs et citoyens se retrouvent dans des groupes de travail multisectoriels, ouverts avant la crise.',
      },
      show: { view: 'series', 'series.keys': 'territory.ties_across', ...looked },
      picture: 0,
      ask: {
        question: { en: 'What do the groups change most, in per cent?', fr: 'Que changent le plus les groupes, en pourcentage ?' },
        answers: [
          { en: 'The value added of firms', fr: 'La valeur ajoutée des entreprises' },
          { en: 'Acquaintances across spheres', fr: 'Les liens entre sphères' },
          { en: 'Both about the same', fr: 'Les deux à peu près autant' },
        ],
        outcome: async () => {
          const [money, ties] = await Promise.all([option('territory.value_added'), option('territory.ties_across')]);
          if (!money || !ties) return null;
          const [a, b] = [Math.abs(money.share.mean), Math.abs(ties.share.mean)];
          return {
            right: a > 1.5 * b ? 0 : b > 1.5 * a ? 1 : 2,
            text: {
              en: `Acquaintances across spheres: ${within('en', ties.share)}; value added: ${within('en', money.share)}. Actors who know each other are not yet a territory that resists better: technology and meetings alone are no magic wand, and the mechanisms are assumed.`,
              fr: `Liens entre sphères : ${within('fr', ties.share)} ; valeur ajoutée : ${within('fr', money.share)}. Des acteurs qui se connaissent ne font pas encore un territoire qui résiste mieux : ni la technique ni les réunions ne sont une baguette magique, et les mécanismes sont supposés.`,
            },
          };
        },
      },
    },
    {
      title: { en: 'Bending and coming back', fr: 'Plier et revenir' },
      text: {
        en: 'Resilience here is a dynamic equilibrium that keeps a territory’s functions. The triangle between the control run and the crisis run shows three things: how low it falls (robustness), how much is lost on the way (the area), and when it is back (time to recovery). Never one score.',
        fr: 'La résilience est ici un équilibre dynamique qui maintient les fonctions d’un territoire. Le triangle entre la simulation témoin et celle de la crise montre trois choses : jusqu’où l’on tombe (robustesse), ce qu’on perd en chemin (la surface), et quand on revient (temps de rétablissement). Jamais une note unique.',
      },
      show: { view: 'series', 'series.keys': 'territory.value_added', ...looked },
      picture: 1,
    },
    {
      title: { en: 'Where?', fr: 'Où ?' },
      text: {
        en: 'The same on the map, commune by commune. Play, pause, step, or pull the slider to a date; drop a GeoJSON file of the communes to see their shapes.',
        fr: 'La même chose sur la carte, commune par commune. Lancez, arrêtez, avancez d’un pas, ou tirez le curseur jusqu’à une date ; déposez un fichier GeoJSON des communes pour voir leurs contours.',
      },
      show: { view: 'replay' },
      picture: 0,
    },
    {
      title: { en: 'Who knows whom?', fr: 'Qui connaît qui ?' },
      text: {
        en: 'Trust between actors, drawn by group: a hairball of thousands of lines would show nothing. Choose one actor to see its own ties.',
        fr: 'La confiance entre acteurs, dessinée par groupes : une pelote de milliers de traits ne montrerait rien. Choisissez un acteur pour voir ses propres liens.',
      },
      show: { view: 'network', ...(file.outline.networks.some((one) => one.name === 'trust') ? { 'network.of': 'trust' } : {}) },
      picture: 0,
    },
    {
      title: { en: 'Your turn', fr: 'À vous' },
      text: {
        en: 'The view “Comparison” puts options and futures side by side, with intervals: what chance alone may explain is marked. “Stated and settled” and “Scenario” say what all of it rests on. Copy the address of the page: it shows the same view to whoever opens the same file.',
        fr: 'La vue « Comparaison » met options et futurs côte à côte, avec leurs intervalles : ce que le hasard seul peut expliquer est signalé. « Sources et calage » et « Scénario » disent sur quoi tout repose. Copiez l’adresse de la page : elle montre la même vue à qui ouvre le même fichier.',
      },
      show: { view: 'compare' },
      picture: 0,
    },
  ];
}
