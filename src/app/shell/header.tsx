import { Menu } from '@base-ui/react/menu';
import { type ReactNode, useRef } from 'react';
import { LAMMPS_EXPORTS } from '../files/export-lammps';
import { OPENABLE, openFiles } from '../files/open-file';
import { SAVINGS, save } from '../files/save-file';
import type { Saving } from '../files/saving';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { copyLink } from '../scene/copy-link';
import { useGlass } from '../stores/glass-store';
import { closeLessons, openLessons, useLessonPanel } from '../stores/lesson-panel';
import { closePage, openPage, type Page, usePage } from '../stores/page-route';
import { chooseTheme, useView } from '../stores/view-store';
import styles from './header.module.css';

/** The name of the house, and what is done with whole files. */
export function Header() {
  const theme = useView((view) => view.theme);
  const projector = useView((view) => view.projector);
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <header className={styles.header}>
      <p className={styles.brand}>
        <Mark />
        <span className={styles.name}>Vitrine</span>
        <span className={styles.tagline}>a glass laboratory</span>
      </p>
      <div className={styles.actions}>
        <input
          accept={OPENABLE}
          aria-label="Open a file"
          className="visually-hidden"
          multiple
          onChange={(event) => {
            void openFiles([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
          ref={chooser}
          tabIndex={-1}
          type="file"
        />
        <Button
          className={styles.worded}
          icon={ICONS.open}
          look="plain"
          onClick={() => chooser.current?.click()}
          title="Open an experiment (JSON), LAMMPS data or dump, or extended XYZ; dropping it on the page works too"
        >
          <span>Open</span>
        </Button>
        <SaveMenu />
        <Button
          className={styles.worded}
          icon={ICONS.link}
          look="plain"
          onClick={() => void copyLink()}
          title="Copy a link to what is on show and what is set up (l)"
        >
          <span>Copy link</span>
        </Button>
        <LessonsButton />
        <PageButton
          icon={ICONS.figures}
          label="Paper"
          page="paper"
          title="Figures 1 to 10 of the paper, from your own runs and from recorded ones"
        />
        <PageButton
          icon={ICONS.well}
          label="Potential lab"
          page="fit"
          title="Fit a potential of your own: learn from glasses, search, simulate, learn again"
        />
        <span className={styles.gap} />
        <Button
          aria-label={theme === 'dark' ? 'Light colours' : 'Dark colours'}
          icon={theme === 'dark' ? ICONS.sun : ICONS.moon}
          iconOnly
          look="plain"
          onClick={() => chooseTheme(theme === 'dark' ? 'light' : 'dark')}
          title={theme === 'dark' ? 'Light colours' : 'Dark colours'}
        />
        <Button
          aria-label="Projector"
          aria-pressed={projector}
          className={styles.wide}
          icon={ICONS.projector}
          iconOnly
          look="plain"
          onClick={() => useView.setState({ projector: !projector })}
          title="For a projector: larger type, the set-up folded away"
        />
        <Button
          aria-label="All keys"
          icon={ICONS.help}
          iconOnly
          look="plain"
          onClick={() => useView.setState({ help: true })}
          title="All keys (?)"
        />
      </div>
    </header>
  );
}

/** Opens the lessons, and closes them. */
function LessonsButton() {
  const open = useLessonPanel((panel) => panel.open);
  const toggle = () => {
    const inLab = usePage.getState().page === 'lab';
    if (!inLab) closePage();
    if (open && inLab) closeLessons();
    else openLessons();
  };
  return (
    <Button
      aria-pressed={open}
      className={styles.worded}
      data-lessons
      icon={ICONS.lesson}
      look="plain"
      onClick={toggle}
      title="Lessons: predict, look, explain"
    >
      <span>Lessons</span>
    </Button>
  );
}

interface PageButtonProps {
  readonly page: Exclude<Page, 'lab'>;
  readonly label: string;
  readonly title: string;
  readonly icon: ReactNode;
}

/** Opens what stands in the place of the lab, and leads back to it. */
function PageButton({ page, label, title, icon }: PageButtonProps) {
  const open = usePage((state) => state.page === page);
  return (
    <Button
      aria-pressed={open}
      className={styles.worded}
      data-page={page}
      icon={icon}
      look="plain"
      onClick={() => (open ? closePage() : openPage(page))}
      title={title}
    >
      <span>{label}</span>
    </Button>
  );
}

function SaveMenu() {
  // The open menu belongs to the header, for who walks from landmark to landmark.
  const place = useRef<HTMLDivElement>(null);
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button className={styles.worded} icon={ICONS.save} look="plain" title="Save to a file" />
        }
      >
        <span>Save</span>
      </Menu.Trigger>
      <div ref={place} />
      <Menu.Portal container={place}>
        <Menu.Positioner align="end" className={styles.positioner} sideOffset={4}>
          <Menu.Popup className={styles.menu}>
            {SAVINGS.map((saving) => (
              <SaveItem key={saving.id} saving={saving} />
            ))}
            <Menu.Group className={styles.group}>
              <Menu.GroupLabel className={styles.label}>Export to LAMMPS</Menu.GroupLabel>
              {LAMMPS_EXPORTS.map((saving) => (
                <SaveItem key={saving.id} saving={saving} />
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function SaveItem({ saving: { id, label, file, why } }: { readonly saving: Saving }) {
  const shown = useGlass((glass) => glass.shown);
  useGlass((glass) => glass.frame);
  const reason = why(shown);
  return (
    <Menu.Item
      className={styles.item}
      disabled={reason !== null}
      onClick={() => void save(id)}
      title={reason ?? undefined}
    >
      {label}
      <span className={styles.file}>{file}</span>
    </Menu.Item>
  );
}

/** A BO4 tetrahedron beside a BO3 triangle: the two shapes of the story. */
function Mark() {
  return (
    <svg aria-hidden="true" height="24" viewBox="0 0 24 24" width="24">
      <path d="M8.5 2.5 15 13.5 2 13.5Z" fill="var(--b3)" />
      <path d="m15.5 8 6.5 9-8 5-6-6.5Z" fill="var(--b4)" opacity=".9" />
      <path
        d="m15.5 8-1.5 14M8 15.5l14 1.5"
        fill="none"
        opacity=".6"
        stroke="var(--panel)"
        strokeWidth="1"
      />
    </svg>
  );
}
