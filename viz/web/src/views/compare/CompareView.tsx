// src/views/compare/CompareView.tsx -- contexts and strategies against each other: side by side, as differences with intervals,
// as a heat map, by regret, and from file to file.
import type { RunFile } from '../../run/client';
import { inWords } from '../../words';
import { PartMenu, useChoices, type Choices, type Part } from './choices';
import './compare.css';
import { Differences } from './Differences';
import { Files } from './Files';
import { Heat } from './Heat';
import { Hold } from './Hold';
import { Side } from './Side';
import { compareWords } from './words';

const components: Record<Part, (props: { readonly file: RunFile; readonly choices: Choices }) => preact.JSX.Element> = {
  side: Side,
  difference: Differences,
  heat: Heat,
  hold: Hold,
  files: Files,
};

export function CompareView({ file }: { readonly file: RunFile }) {
  const words = inWords(compareWords);
  const choices = useChoices(file);
  const Shown = components[choices.part];
  return (
    <>
      <h2>{words.title}</h2>
      <p class="compare-intro">{words.intro}</p>
      <PartMenu part={choices.part} />
      <Shown key={choices.part} file={file} choices={choices} />
    </>
  );
}
