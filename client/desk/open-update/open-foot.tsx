import type { ComponentProps } from 'react';
import { ChevronDown } from 'lucide-react';
import type { UpdateDetail, UpdateSummary } from '../../../shared/protocol/desk.ts';
import type { Draft } from '../../../shared/domain/update.ts';
import type { Observable } from '../observable.ts';
import { useObservable } from '../observable.ts';
import { Avatars } from '../ui/avatar.tsx';
import { usePermission, useSession } from '../session/session.tsx';
import { Button } from '../ui/button.tsx';
import { COMMAND_KEY } from '../ui/key-hint.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { Writers } from '../update-card/card.tsx';
import { useDesk } from '../desk-context.ts';
import { ProblemList } from './problem-list.tsx';
import type { NextAction } from '../publishing/next-action.ts';
import type { Publishing } from '../publishing/publishing.ts';
import { nextStepOf, problemsOf } from '../publishing/publish-state.ts';
import { StateWord } from '../update-card/state-word.tsx';
import { UpdateMenu } from './update-menu.tsx';
import './open-foot.css';

interface OpenFootProps {
  readonly update: UpdateSummary;
  readonly detail: UpdateDetail | undefined;
  readonly drafts: Observable<Draft | null>;
  readonly publishing: Publishing;
}

/** The way of the open text to its readers. Alone of the card, it renders with each change of the text ([C8]). */
export function OpenFoot({ update, detail, drafts, publishing }: OpenFootProps) {
  const { liveBlog, people, close } = useDesk();
  const { userId } = useSession();
  const permits = usePermission();
  const text = { update, detail, draft: useObservable(drafts) };
  const inside = people.filter((p) => p.updateId === update.id && p.userId !== userId);
  return (
    <>
      <StateWord update={update} liveBlog={liveBlog} />
      <Writers people={update.writers} />
      <ProblemList problems={problemsOf(text)} publishing={publishing} />
      <span className="card-foot-end">
        <Avatars people={inside} label="Inside with you:" />
        <UpdateMenu update={update} detail={detail} />
        <Button look="quiet" onClick={close} aria-keyshortcuts="Escape">
          Close
        </Button>
        <NextStep
          update={update}
          next={nextStepOf(text, liveBlog, permits)}
          publishing={publishing}
        />
      </span>
    </>
  );
}

interface NextStepProps extends Pick<OpenFootProps, 'update' | 'publishing'> {
  readonly next: NextAction;
}

function NextStep({ update, next, publishing }: NextStepProps) {
  const { busy } = publishing;
  const title = `${COMMAND_KEY} Enter`;
  switch (next.type) {
    case 'wait':
      // Published and withdrawn say by their state why there is no next step.
      return update.state.status === 'draft' || update.state.status === 'submitted' ? (
        <span className="next-wait">{next.reason}</span>
      ) : null;
    case 'submit':
      return (
        <Button look="primary" busy={busy} title={title} onClick={publishing.proceed}>
          Submit
        </Button>
      );
    case 'publish':
      return (
        <span className="split">
          <Button look="primary" busy={busy} title={title} onClick={publishing.proceed}>
            Publish
          </Button>
          {update.state.status === 'draft' ? (
            <Menu trigger={<SplitTrigger />}>
              <MenuItem note="An editor looks first." onSelect={publishing.submit}>
                Submit for review
              </MenuItem>
            </Menu>
          ) : null}
        </span>
      );
    case 'publishChanges':
      return (
        <span className="split">
          <Button look="primary" busy={busy} title={title} onClick={publishing.proceed}>
            {next.asCorrection ? 'Publish correction' : 'Publish changes'}
          </Button>
          {next.asCorrection ? null : <ChangeMenu publishing={publishing} />}
        </span>
      );
  }
}

function SplitTrigger(props: ComponentProps<'button'>) {
  return (
    <Button {...props} look="primary" className="split-more" aria-label="Other ways to publish">
      <ChevronDown aria-hidden />
    </Button>
  );
}

function ChangeMenu({ publishing }: { readonly publishing: Publishing }) {
  return (
    <Menu trigger={<SplitTrigger />}>
      <MenuItem
        note="Readers are told of the new text."
        onSelect={() => publishing.publish('update')}
      >
        As an update
      </MenuItem>
      <MenuItem
        note="Readers see what was wrong and what is right."
        onSelect={() => publishing.correct(true)}
      >
        As a correction…
      </MenuItem>
      <MenuItem note="Quietly, with no mark." onSelect={() => publishing.publish('typo')}>
        As a typo
      </MenuItem>
    </Menu>
  );
}
