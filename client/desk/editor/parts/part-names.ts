/** What a field inside a block is called, and what an empty one asks for. */
export interface PartName {
  readonly label: string;
  readonly placeholder: string;
}

export const PART_NAMES: Readonly<Record<string, PartName>> = {
  quoteText: { label: 'Words', placeholder: 'The words, exactly as they were said' },
  quoteSpeaker: { label: 'Speaker', placeholder: 'Speaker' },
  quoteRole: { label: 'Role', placeholder: 'Role' },
  quoteSource: { label: 'Where said', placeholder: 'Where said' },
  quoteTranslation: { label: 'Translation', placeholder: 'Translation' },
  placeName: { label: 'Place', placeholder: 'Place' },
  traveller: { label: 'Traveller', placeholder: 'Who departs' },
  destination: { label: 'Destination', placeholder: 'Destination' },
  carrier: { label: 'Carrier', placeholder: 'Carrier' },
  imageCaption: { label: 'Caption', placeholder: 'Caption' },
  imageCredit: { label: 'Credit', placeholder: 'Credit' },
};
