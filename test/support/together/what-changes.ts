import type { AnyExtension, Editor } from '@tiptap/core';
import { getExtensionField } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';

/** Everything in an editor by which a text may change, as one name for each. */
export interface WaysToChange {
  readonly commands: readonly string[];
  /** `extension: key`. */
  readonly shortcuts: readonly string[];
  /** `extension: pattern`. */
  readonly inputRules: readonly string[];
  readonly pasteRules: readonly string[];
  /** `extension: hook`, for each hook of a plugin of its own that takes part in what is done. */
  readonly hooks: readonly string[];
}

interface Rule {
  readonly find: RegExp | ((text: string) => unknown);
}

/** The fields that are asked for, and what TipTap takes from them. */
interface Answers {
  readonly addKeyboardShortcuts: object;
  readonly addInputRules: readonly Rule[];
  readonly addPasteRules: readonly Rule[];
  readonly addProseMirrorPlugins: readonly Plugin[];
}

/** What an extension answers for a field, with the context that TipTap gives it. */
function answerOf<Field extends keyof Answers>(
  editor: Editor,
  extension: AnyExtension,
  field: Field,
): Answers[Field] | null {
  const { name } = extension;
  const make = getExtensionField<(() => Answers[Field]) | null>(extension, field, {
    name,
    options: extension.options as unknown,
    // The storage is keyed by extensions' names.
    storage: Reflect.get(editor.extensionStorage, name) as unknown,
    editor,
    type: editor.schema.nodes[name] ?? editor.schema.marks[name],
  });
  return make?.() ?? null;
}

/** Props and fields of a plugin by which it may change the text, or what becomes of an event. */
const HOOKS = /^(handle|transform|clipboard|dispatch|createSelection)/;

function hooksOf({ props, spec }: Plugin): readonly string[] {
  const fields = ['appendTransaction', 'filterTransaction', 'view'].filter((name) => name in spec);
  const events = Object.keys(props.handleDOMEvents ?? {}).map((event) => `on ${event}`);
  const handlers = Object.keys(props).filter(
    (name) => HOOKS.test(name) && name !== 'handleDOMEvents',
  );
  return [...fields, ...handlers, ...events];
}

export function waysToChange(editor: Editor): WaysToChange {
  const { extensions } = editor.extensionManager;
  const named = (names: (extension: AnyExtension) => readonly string[]): readonly string[] =>
    extensions.flatMap((extension) => names(extension).map((name) => `${extension.name}: ${name}`));
  const rules = (field: 'addInputRules' | 'addPasteRules') =>
    named((extension) =>
      (answerOf(editor, extension, field) ?? []).map(({ find }) =>
        find instanceof RegExp ? String(find) : 'by a function',
      ),
    );
  return {
    commands: Object.keys(editor.commands),
    shortcuts: named((extension) =>
      Object.keys(answerOf(editor, extension, 'addKeyboardShortcuts') ?? {}),
    ),
    inputRules: rules('addInputRules'),
    pasteRules: rules('addPasteRules'),
    hooks: named((extension) =>
      (answerOf(editor, extension, 'addProseMirrorPlugins') ?? []).flatMap(hooksOf),
    ),
  };
}
