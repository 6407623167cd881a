// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { CHANGES } from '../../support/together/changes/all.ts';
import { formOf } from '../../support/together/page.ts';
import { openPerson } from '../../support/together/pair.ts';
import { seedOf } from '../../support/together/seeds.ts';

it.each(CHANGES.filter(({ byServer }) => byServer !== true))(
  '[L14] alone, $name: an undo gives back what was before, a redo what was made',
  async ({ from, act }) => {
    const person = openPerson(seedOf(from), { name: 'Ben', client: 1 });
    const before = formOf(person.page);
    await act(person);
    const made = formOf(person.page);
    person.undoAll();
    expect(formOf(person.page)).toBe(before);
    person.redoAll();
    expect(formOf(person.page)).toBe(made);
    person.desk.close();
  },
);
