import { Combobox } from '@base-ui/react/combobox';
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
    <div className="field">
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
        <Combobox.Label className="time-zone-label">Time zone of the event</Combobox.Label>
        <Combobox.Input className="input" />
        <p className="field-note">
          There it is {clockTime(now, value)} now ({zoneName(now, value)}).
        </p>
        <Combobox.Portal>
          <Combobox.Positioner className="menu-positioner time-zone-positioner" sideOffset={4}>
            <Combobox.Popup className="menu time-zone-popup">
              <Combobox.Empty className="time-zone-empty">
                No zone has this in its name.
              </Combobox.Empty>
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
    </div>
  );
}
