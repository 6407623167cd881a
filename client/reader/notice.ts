import { announce, find } from './page.ts';

/** One quiet line beside the order of the stream, whose room is always kept. */
export interface Notice {
  readonly since: (words: string) => void;
  readonly lost: (lost: boolean) => void;
  /** The page shows another history than the server's: only loading it anew helps. */
  readonly outdated: () => void;
}

export function createNotice(): Notice {
  const place = find('[data-notice]');
  let since = '';
  let lost = false;
  let outdated = false;

  function show(): void {
    if (place === null || outdated) return;
    place.textContent = lost ? 'Connection lost. Trying again …' : since;
    place.dataset.state = lost ? 'lost' : 'since';
  }

  return {
    since(words) {
      since = words;
      if (words !== '') announce(words);
      show();
    },
    lost(isLost) {
      lost = isLost;
      show();
    },
    outdated() {
      outdated = true;
      const words = 'This page is out of date.';
      announce(words);
      const link = document.createElement('a');
      link.href = location.href;
      link.textContent = 'Load it again';
      place?.replaceChildren(`${words} `, link);
      if (place !== null) place.dataset.state = 'outdated';
    },
  };
}
