import { Tabs } from '@base-ui/react/tabs';
import { PanelRightClose } from 'lucide-react';
import { HistoryBoard } from '../history/history-board.tsx';
import { Button } from '../ui/button.tsx';
import { DeparturesBoard } from './departures-board.tsx';
import type { PanelTab } from './panel-state.ts';
import { PANEL_TABS, choosePanelTab, foldPanel, panelState } from './panel-state.ts';
import { QuotesBoard } from './quotes-board.tsx';
import { ReviewBoard } from './review-board.tsx';
import { useObservable } from '../observable.ts';
import './panel.css';

/** Beside the timeline: what is pinned, who has left, what waits. */
export function Panel() {
  const { tab } = useObservable(panelState);
  return (
    <aside className="panel" aria-label="Boards">
      <Tabs.Root
        className="panel-tabs"
        value={tab}
        onValueChange={(value: PanelTab) => choosePanelTab(value)}
      >
        <div className="panel-head">
          <Tabs.List className="panel-list" activateOnFocus>
            {PANEL_TABS.map(({ name, label }) => (
              <Tabs.Tab key={name} value={name} className="panel-tab">
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Button
            look="quiet"
            className="icon-only"
            aria-label="Hide the boards"
            onClick={() => foldPanel(true)}
          >
            <PanelRightClose aria-hidden />
          </Button>
        </div>
        <Tabs.Panel value="quotes" className="panel-body">
          <QuotesBoard />
        </Tabs.Panel>
        <Tabs.Panel value="departures" className="panel-body">
          <DeparturesBoard />
        </Tabs.Panel>
        <Tabs.Panel value="review" className="panel-body">
          <ReviewBoard />
        </Tabs.Panel>
        <Tabs.Panel value="history" className="panel-body">
          <HistoryBoard />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}
