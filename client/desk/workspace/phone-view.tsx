import type { Observable } from '../observable.ts';
import { DeparturesBoard } from '../boards/departures-board.tsx';
import { QuotesBoard } from '../boards/quotes-board.tsx';
import { ReviewBoard } from '../boards/review-board.tsx';
import type { DeskLinkState } from '../presence/desk-link.ts';
import { AccountMenu } from '../session/account-menu.tsx';
import { ConnectionWord } from './connection-word.tsx';
import type { PhoneTab } from './phone-bar.tsx';
import { RailContent } from './rail.tsx';
import type { SaveState } from '../open-update/save-words.ts';
import './phone-view.css';

interface PhoneViewProps {
  readonly tab: Exclude<PhoneTab, 'timeline'>;
  readonly link: DeskLinkState;
  readonly save: Observable<SaveState | null>;
}

/** What the rail and the panel hold, a screen each. */
export function PhoneView({ tab, link, save }: PhoneViewProps) {
  switch (tab) {
    case 'quotes':
      return (
        <main className="phone-view">
          <h1>Key quotes</h1>
          <QuotesBoard />
        </main>
      );
    case 'departures':
      return (
        <main className="phone-view">
          <h1>Departures</h1>
          <DeparturesBoard />
        </main>
      );
    case 'more':
      return (
        <main className="phone-view">
          <h1>More</h1>
          <ConnectionWord link={link} save={save} />
          <RailContent />
          <ReviewBoard />
          <AccountMenu side="top" />
        </main>
      );
  }
}
