import { PanelRightOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import type { Observable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import { foldOverlay, foldPanel, panelState } from '../boards/panel-state.ts';
import { Panel } from '../boards/panel.tsx';
import type { DeskLinkState } from '../presence/desk-link.ts';
import { Button } from '../ui/button.tsx';
import { PHONE, useMedia } from '../ui/use-media.ts';
import { DeskBanner } from './desk-banner.tsx';
import { useDesk } from '../desk-context.ts';
import type { PhoneTab } from './phone-bar.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { PhoneView } from './phone-view.tsx';
import { Rail } from './rail.tsx';
import type { SaveState } from '../open-update/save-words.ts';
import './desk-layout.css';

interface DeskLayoutProps {
  readonly link: DeskLinkState;
  readonly save: Observable<SaveState | null>;
  /** The stream of updates. */
  readonly children: ReactNode;
}

export function DeskLayout(props: DeskLayoutProps) {
  return useMedia(PHONE) ? <PhoneLayout {...props} /> : <WideLayout {...props} />;
}

function WideLayout({ link, save, children }: DeskLayoutProps) {
  const { folded } = useObservable(panelState);
  const { openId } = useDesk();
  useEffect(() => {
    if (openId !== null) foldOverlay();
  }, [openId]);
  return (
    <div className="desk" data-folded={folded || undefined}>
      <Rail link={link} save={save} />
      <div className="desk-middle">
        {children}
        <DeskBanner link={link} />
        {folded ? (
          <Button
            look="quiet"
            className="icon-only desk-unfold"
            aria-label="Show the boards"
            onClick={() => foldPanel(false)}
          >
            <PanelRightOpen aria-hidden />
          </Button>
        ) : null}
      </div>
      {folded ? null : <Panel />}
    </div>
  );
}

function PhoneLayout({ link, save, children }: DeskLayoutProps) {
  // What is chosen under a tab shows in the timeline: each step of the address leads back there.
  const { key } = useLocation();
  const [chosen, setChosen] = useState<{ readonly tab: PhoneTab; readonly at: string }>({
    tab: 'timeline',
    at: key,
  });
  const tab = chosen.at === key ? chosen.tab : 'timeline';
  return (
    <div className="desk-phone">
      <div className="desk-middle">
        {tab === 'timeline' ? children : <PhoneView tab={tab} link={link} save={save} />}
        <DeskBanner link={link} />
      </div>
      <PhoneBar tab={tab} onChoose={(next) => setChosen({ tab: next, at: key })} />
    </div>
  );
}
