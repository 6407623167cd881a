import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../../server/store/drafts/group-commit.ts';

function recordGroups() {
  const groups: (readonly string[])[] = [];
  const append = createGroupCommit<string>((take) => {
    const group = take();
    groups.push(group);
    return Promise.resolve(group.map((_entry, index) => index + 1));
  });
  return { groups, append };
}

describe('a group commit', () => {
  it('[W1] takes all that is appended in one turn', async () => {
    const { groups, append } = recordGroups();
    await Promise.all(['one', 'two', 'three'].map(append));
    expect(groups).toEqual([['one', 'two', 'three']]);
  });

  it('[W1] takes what comes meanwhile with the next', async () => {
    const { groups, append } = recordGroups();
    await Promise.all([append('one').then(() => append('three')), append('two')]);
    expect(groups).toEqual([['one', 'two'], ['three']]);
  });

  it('[L4] fails all that is appended in one turn at the same time', async () => {
    let commits = 0;
    const append = createGroupCommit<string>((take) => {
      take();
      commits += 1;
      return Promise.reject(new Error('no disk'));
    });
    const results = await Promise.allSettled(['one', 'two'].map(append));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(commits).toBe(1);
  });
});
