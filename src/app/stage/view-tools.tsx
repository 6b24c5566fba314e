import { askForAtom } from '../control/pick';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { glassViewHandle } from '../stores/view-handle';
import { setVisible, switchColours, useView } from '../stores/view-store';
import styles from './view-tools.module.css';

/** How the glass is looked at. */
export function ViewTools() {
  const colourMode = useView((view) => view.colourMode);
  const visible = useView((view) => view.visible);
  return (
    <div aria-label="View" className={styles.tools} role="toolbar">
      <Button
        aria-pressed={colourMode === 'coordination'}
        onClick={switchColours}
        title="Colour boron by its coordination, or atoms by element (c)"
      >
        BO₃ / BO₄
      </Button>
      <Button
        aria-pressed={visible.polyhedra}
        onClick={() => setVisible({ polyhedra: !visible.polyhedra })}
        title="Triangles and tetrahedra of oxygens (p)"
      >
        Polyhedra
      </Button>
      <Button
        aria-pressed={visible.bonds}
        onClick={() => setVisible({ bonds: !visible.bonds })}
        title="Si–O and B–O bonds (b)"
      >
        Bonds
      </Button>
      <Button
        aria-pressed={visible.box}
        onClick={() => setVisible({ box: !visible.box })}
        title="The periodic box"
      >
        Box
      </Button>
      <Button onClick={askForAtom} title="Pick an atom by its number (a)">
        Atom
      </Button>
      <Button
        aria-label="Fit the glass into the view"
        icon={ICONS.fit}
        iconOnly
        onClick={() => glassViewHandle.current?.fit()}
        title="Fit the glass into the view"
      />
    </div>
  );
}
