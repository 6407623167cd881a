import { Combobox } from '@base-ui/react/combobox';
import { Field } from '../../ui/field.tsx';

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

const readable = (zone: string): string => zone.replaceAll('_', ' ');

interface TimeZoneChoiceProps {
  readonly label: string;
  /** IANA name. */
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Finds a zone by any part of its name. */
export function TimeZoneChoice({ label, value, onChange }: TimeZoneChoiceProps) {
  return (
    <Combobox.Root
      items={ZONES}
      value={value}
      onValueChange={(zone: string | null) => {
        if (zone !== null) onChange(zone);
      }}
      itemToStringLabel={readable}
      limit={50}
      autoHighlight
    >
      <Field label={label}>{(tied) => <Combobox.Input className="input" {...tied} />}</Field>
      <Combobox.Portal>
        <Combobox.Positioner className="menu-positioner details-list" sideOffset={4}>
          <Combobox.Popup className="menu">
            <Combobox.Empty className="details-empty">No zone has this in its name.</Combobox.Empty>
            <Combobox.List>
              {(zone: string) => (
                <Combobox.Item key={zone} value={zone} className="menu-item">
                  <span className="menu-label">{readable(zone)}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
