import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { beginningOf } from '../../../../shared/domain/characters.ts';
import { Field } from '../../ui/field.tsx';

interface NamesProps {
  readonly label: string;
  readonly hint: string;
  readonly names: readonly string[];
  readonly offers: readonly string[];
  /** Shown while there are no names: what holds then. */
  readonly placeholder?: string;
  readonly onChange: (names: readonly string[]) => void;
}

/** A list of short names: Enter or a comma adds one, Backspace in the empty field takes the last. */
export function Names({ label, hint, names, offers, placeholder, onChange }: NamesProps) {
  const [text, setText] = useState('');
  const list = useId();
  const add = (): void => {
    const name = beginningOf(text.trim(), 200);
    setText('');
    if (name !== '' && !names.includes(name) && names.length < 20) onChange([...names, name]);
  };
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <div className="names">
          {names.map((name) => (
            <span key={name} className="name">
              {name}
              <button
                type="button"
                aria-label={`Remove ${name}`}
                onClick={() => onChange(names.filter((other) => other !== name))}
              >
                <X aria-hidden />
              </button>
            </span>
          ))}
          <input
            {...tied}
            list={list}
            placeholder={names.length === 0 ? placeholder : undefined}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter' || event.key === ',') {
                event.preventDefault();
                add();
              } else if (event.key === 'Backspace' && text === '') {
                onChange(names.slice(0, -1));
              }
            }}
          />
          <datalist id={list}>
            {offers
              .filter((offer) => !names.includes(offer))
              .map((offer) => (
                <option key={offer} value={offer}>
                  {offer}
                </option>
              ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}
