import { Combobox } from '@base-ui/react/combobox';
import { Field } from '../ui/field.tsx';
import { clockTime, zoneName } from '../time/format.ts';
import { useNow } from '../time/use-now.ts';
import './time-zone-field.css';

const ZONES: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

const readable = (zone: string): string => zone.replaceAll('_', ' ');

interface TimeZoneFieldProps {
  /** IANA name. */
  readonly value: string;
  readonly onChange: (zone: string) => void;
}

/** Finds a zone by any part of its name: "anch" finds America/Anchorage. */
export function TimeZoneField({ value, onChange }: TimeZoneFieldProps) {
  const now = useNow();
  return (
    <Field
      label="Time zone of the event"
      hint={`There it is ${clockTime(now, value)} now (${zoneName(now, value)}).`}
    >
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
      <Combobox.Positioner className="menu-positioner time-zone-positioner" sideOffset={4}>
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
