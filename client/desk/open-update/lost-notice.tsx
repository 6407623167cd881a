import type { UpdateConnection } from '../connection/update-connection.ts';
import { useObservable } from '../observable.ts';
import { Button } from '../ui/button.tsx';
import { Banner } from '../ui/notice.tsx';
import './save-notice.css';

interface LostNoticeProps {
  readonly connection: UpdateConnection;
}

/** Over the open text, where words that this person has just written do not show any more. */
export function LostNotice({ connection: { lost } }: LostNoticeProps) {
  const words = useObservable(lost.words);
  return words.map(({ id, text }) => (
    <Banner
      key={id}
      tone="warning"
      title="Words that you have just written were removed."
      actions={
        <span className="frozen-actions">
          <Button onClick={() => lost.putBack(id)}>Put back</Button>
          <Button look="quiet" onClick={() => lost.dismiss(id)}>
            Dismiss
          </Button>
        </span>
      }
    >
      <span className="older-text" dir="auto">
        {text}
      </span>
    </Banner>
  ));
}
