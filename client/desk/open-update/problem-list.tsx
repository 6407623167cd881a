import { Popover } from '@base-ui/react/popover';
import type { PublishProblem } from '../../../shared/domain/refusal.ts';
import type { Publishing } from '../publishing/publishing.ts';
import './problem-list.css';

interface ProblemListProps {
  readonly problems: readonly PublishProblem[];
  readonly publishing: Pick<Publishing, 'attempted' | 'attempt'>;
}

/** How many things keep the draft from being published; pressing it marks them in the text. */
export function ProblemList({ problems, publishing }: ProblemListProps) {
  const { attempted, attempt } = publishing;
  const quiet = problems.every((problem) => problem.code === 'empty') && !attempted;
  if (problems.length === 0 || quiet) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="problems" onClick={attempt}>
        {problems.length} to fix
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="menu-positioner" side="top" align="start" sideOffset={6}>
          <Popover.Popup className="menu problems-popup">
            <Popover.Title className="problems-title">Before readers can see it</Popover.Title>
            <ul>
              {problems.map(({ code, block, message }) => (
                <li key={`${code} ${block ?? ''}`}>{message}</li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
