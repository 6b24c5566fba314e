import { useEffect } from 'react';
import styles from './app.module.css';
import { listenToKeys } from './commands/keyboard';
import { followSeries } from './control/series-control';
import { openDropped } from './files/open-folder';
import { ReadingCard, TypesCard } from './files/reading-cards';
import { Findings } from './findings/findings';
import { FitView } from './fit/fit-view';
import { importDropped } from './fit/import-trials';
import { FailureCard } from './kept/failure-card';
import { KeptOffer } from './kept/kept-offer';
import { Part } from './kit/part';
import { BackToLesson, LessonAside } from './lessons/lesson-aside';
import { PaperView } from './paper/paper-view';
import { AwaitedGlass } from './scene/awaited-glass';
import { SetupPanel } from './setup/setup-panel';
import { Announcer } from './shell/announcer';
import { useDropTarget } from './shell/drop-target';
import { GpuNotice } from './shell/gpu-notice';
import { Header } from './shell/header';
import { HelpDialog } from './shell/help-dialog';
import { LinkDialog } from './shell/link-dialog';
import { Notices } from './shell/notices';
import { SkipLinks } from './shell/skip-links';
import { TabBar } from './shell/tab-bar';
import { GlassStage } from './stage/glass-stage';
import { useLessonPanel } from './stores/lesson-panel';
import { followAddress, keepFocus, usePage } from './stores/page-route';
import { useView } from './stores/view-store';
import { AlarmPanel } from './transport/alarm-panel';
import { TransportBar } from './transport/transport-bar';

/**
 * The page: set-up, glass and figures beside each other, the transport below; or the figures of the
 * paper, or the potential lab, in their place.
 */
export function App() {
  const tab = useView((view) => view.tab);
  const projector = useView((view) => view.projector);
  const page = usePage((state) => state.page);
  const side = useLessonPanel((lessons) => (lessons.open ? lessons.side : undefined));
  const over = useDropTarget(page === 'fit' ? importDropped : openDropped);
  useEffect(listenToKeys, []);
  useEffect(followAddress, []);
  useEffect(followSeries, []);
  useEffect(keepFocus, []);
  return (
    <div
      className={styles.app}
      data-lessons={side}
      data-projector={projector || undefined}
      data-tab={tab}
    >
      <SkipLinks />
      <Part name="The head of the page">
        <Header />
      </Part>
      <GpuNotice />
      {page === 'lab' ? <TabBar /> : null}
      {page === 'paper' ? (
        <Part name="The paper's figures">
          <PaperView />
        </Part>
      ) : null}
      {page === 'fit' ? (
        <Part name="The potential lab">
          <FitView />
        </Part>
      ) : null}
      <main className={styles.main} inert={page !== 'lab'}>
        <aside aria-label="Set-up" className={styles.setup} id="panel-set-up">
          <Part name="The set-up">
            <BackToLesson />
            <SetupPanel />
          </Part>
        </aside>
        <LessonAside className={styles.lesson} />
        <div className={styles.glass} id="panel-glass">
          <Part name="The glass">
            <GlassStage />
          </Part>
          <div className={styles.cards} data-cards>
            <Part name="What waits for an answer">
              <AlarmPanel />
              <FailureCard />
              <KeptOffer />
              <ReadingCard />
              <TypesCard />
              <AwaitedGlass />
            </Part>
          </div>
        </div>
        <section aria-label="Figures" className={styles.figures} id="panel-figures">
          <Part name="The list of figures">
            <Findings />
          </Part>
        </section>
      </main>
      <Part name="The bar below">
        <TransportBar />
      </Part>
      <Notices />
      <Part name="Help">
        <HelpDialog />
      </Part>
      <Part name="The link">
        <LinkDialog />
      </Part>
      <Announcer />
      {over ? <p className={styles.drop}>Drop it to open it</p> : null}
    </div>
  );
}
