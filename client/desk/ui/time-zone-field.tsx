import { Combobox } from '@base-ui/react/combobox';
import { Field } from './field.tsx';
import './time-zone-field.css';

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

const readable = (zone: string): string => zone.replaceAll('_', ' ');

interface TimeZoneFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** IANA name. */
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Finds a zone by any part of its name: "anch" finds America/Anchorage. */
export function TimeZoneField({ label, hint, value, onChange }: TimeZoneFieldProps) {
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <Combobox.Root
          items={ZONES}
          value={value}
          onValueChange={(zone: string | null) => {
            if (zone !== null) onChange(zone);
          }}
          itemToStringLabel={readable}
          limit={60}
          autoHighlight
        >
          <Combobox.Input className="input" {...tied} />
          <ZoneList />
        </Combobox.Root>
      )}
    </Field>
  );
}

function ZoneList() {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className="menu-positioner" sideOffset={4}>
        <Combobox.Popup className="menu time-zone-popup">
          <Combobox.Empty className="time-zone-empty">No zone has this in its name.</Combobox.Empty>
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
  );
}
