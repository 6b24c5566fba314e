import { useMemo, useRef } from 'react';
import type { FigureData } from '../../lab/figures/figure-data';
import type { Chosen, FigureChoice, FigureInput, LabFigure } from '../../lab/figures/lab-figure';
import { sourceOf } from '../../lab/recordings/recording-files';
import { Select } from '../kit/select';
import { useVisible } from '../kit/use-visible';
import { useGlass } from '../stores/glass-store';
import { selectRange, useSelection } from '../stores/selection-store';
import { useView } from '../stores/view-store';
import { chooseOption, chosenOf, useChosen } from './choice-store';
import { CurveControls } from './curve-controls';
import { useCurves } from './curve-store';
import { FigureView } from './figure-view';
import figureStyles from './figure-view.module.css';
import styles from './lab-figure-view.module.css';
import { useGathered } from './use-gathered';
import { useMotion } from './use-motion';
import { usePanelShown } from './use-panel-shown';

interface LabFigureViewProps {
  readonly definition: LabFigure;
  /** From 1, in the order of the page */
  readonly number: number;
  readonly data: FigureData;
  /** Changes when there may be something new to measure */
  readonly tick: unknown;
}

/** A figure of the lab in its place: measured and drawn while it is in view. */
export function LabFigureView({ definition, number, data, tick }: LabFigureViewProps) {
  const { id, title } = definition;
  const place = useRef<HTMLElement>(null);
  const inView = useVisible(place);
  const visible = usePanelShown() && inView;
  const theme = useView((view) => view.theme);
  const shown = useGlass((glass) => glass.shown);
  const selected = useSelection(({ range }) => range);
  const curves = useCurves();
  const made = useChosen((all) => all[id]);
  const choices = definition.choices(data);
  const chosen = useStable(chosenOf(choices, made));
  const wants = definition.wants(data, chosen);
  const quick = useGathered(wants.quick, 'quick', visible, tick);
  const slow = useGathered(wants.slow, 'slow', visible, tick);
  const { motion, problem } = useMotion(wants.motion, visible, tick);

  const latest = useMemo(
    (): FigureInput => ({ data, quick, slow, motion, curves }),
    [data, quick, slow, motion, curves],
  );
  // What nobody sees stays as it was last seen; drawing takes time.
  const seen = useRef(latest);
  if (visible) seen.current = latest;
  const input = seen.current;
  const figure = useMemo(() => definition.draw(input, chosen), [definition, input, chosen]);

  return (
    <section
      aria-labelledby={`figure-${id}`}
      className={styles.figure}
      data-figure={number}
      ref={place}
      tabIndex={-1}
    >
      <FigureView
        choices={
          <>
            <Choices choices={choices} chosen={chosen} figure={id} />
            {'radiation' in chosen ? (
              <CurveControls radiation={chosen.radiation === 'xray' ? 'xray' : 'neutron'} />
            ) : null}
          </>
        }
        empty={<p>{problem ?? definition.absence(input)}</p>}
        figure={figure}
        glass={data.title}
        source={shown && sourceOf(shown)}
        fileName={`${data.conditions?.name ?? data.title}-${id}`}
        id={`figure-${id}`}
        label={definition.describe(input, figure)}
        legend={data.variants.length < 2 || wants.quick !== undefined || wants.slow !== undefined}
        onSelect={selectRange}
        selected={selected}
        theme={theme}
        title={title}
      />
    </section>
  );
}

/** The same object as long as the same is chosen. */
function useStable(chosen: Chosen): Chosen {
  const key = JSON.stringify(chosen);
  return useMemo(() => JSON.parse(key) as Chosen, [key]);
}

interface ChoicesProps {
  readonly figure: string;
  readonly choices: readonly FigureChoice[];
  readonly chosen: Chosen;
}

function Choices({ figure, choices, chosen }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <div className={figureStyles.choices}>
      {choices.map(({ id, label, options }) => (
        <div className={figureStyles.choice} key={id}>
          <Select
            label={label}
            onChange={(value) => chooseOption(figure, id, value)}
            options={options}
            value={chosen[id]}
          />
        </div>
      ))}
    </div>
  );
}
