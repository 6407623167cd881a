import { Popover } from '@base-ui/react/popover';
import type { ContentNode } from '../../../../shared/domain/content.ts';
import { quoteOf } from '../../../../shared/domain/quote.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { SetAttribute } from '../blocks/block-view.ts';
import { LANGUAGES, languageName } from '../details/languages.ts';
import { instantOf, localText } from '../details/zoned-time.ts';

interface QuoteDetailsProps {
  readonly content: ContentNode;
  readonly timeZone: string;
  readonly set: SetAttribute;
}

/** When it was said, and in which language. */
export function QuoteDetails({ content, timeZone, set }: QuoteDetailsProps) {
  const { saidAt, language } = quoteOf(content);
  const others = LANGUAGES.some(({ value }) => value === language) || language === null;
  return (
    <>
      <Popover.Title className="details-title">Quote</Popover.Title>
      <div className="details-form">
        <TextField
          label="When it was said"
          hint={`Time in ${timeZone.replaceAll('_', ' ')}`}
          type="datetime-local"
          defaultValue={saidAt === null ? '' : localText(saidAt, timeZone)}
          onChange={(event) => set('saidAt', instantOf(event.target.value, timeZone))}
        />
        <SelectField
          label="Original language"
          defaultValue={language ?? ''}
          options={[
            { value: '', label: 'Not given' },
            ...(others ? [] : [{ value: language, label: languageName(language) }]),
            ...LANGUAGES,
          ]}
          onChange={(event) => set('language', event.target.value || null)}
        />
      </div>
    </>
  );
}
