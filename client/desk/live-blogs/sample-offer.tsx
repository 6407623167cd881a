import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { LiveBlogId } from '../../../shared/ids.ts';
import type { SampleMoment } from '../../../shared/sample/sample.ts';
import { keys } from '../api/query-client.ts';
import { Button } from '../ui/button.tsx';
import { tellRefusal } from '../ui/toasts.tsx';

/** Makes the summit as sample coverage, for those who want to look around before there is anything. */
export function SampleOffer({ onDone }: { readonly onDone: (id: LiveBlogId) => void }) {
  const queries = useQueryClient();
  const moment = useRef<SampleMoment | null>(null);
  const making = useMutation({
    mutationFn: async () => {
      // Wanted once in the life of an installation: no part of what every visit downloads.
      const { makeSample, sampleMoment } = await import('./make-sample.ts');
      moment.current ??= sampleMoment();
      return makeSample(moment.current);
    },
    onSuccess: async (id) => {
      onDone(id);
      await queries.invalidateQueries({ queryKey: keys.liveBlogs });
    },
    onError: (error) => tellRefusal(error.message),
  });
  return (
    <Button busy={making.isPending} onClick={() => making.mutate()}>
      {making.isPending ? 'Publishing the sample…' : 'Publish a sample: the summit'}
    </Button>
  );
}
