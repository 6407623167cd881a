import type { LucideIcon } from 'lucide-react';
import {
  Heading2,
  Heading3,
  Image,
  List,
  ListOrdered,
  MapPin,
  Minus,
  PlaneTakeoff,
  Quote,
  SquarePlay,
  Table,
  TextQuote,
  Type,
} from 'lucide-react';
import type { BlockId } from './block-names.ts';

const ICONS: Readonly<Record<BlockId, LucideIcon>> = {
  quote: Quote,
  location: MapPin,
  departure: PlaneTakeoff,
  headline: Type,
  heading: Heading2,
  subheading: Heading3,
  bullets: List,
  numbers: ListOrdered,
  blockquote: TextQuote,
  divider: Minus,
  image: Image,
  embed: SquarePlay,
  table: Table,
};

export function BlockIcon({ id }: { readonly id: BlockId }) {
  const Icon = ICONS[id];
  return <Icon aria-hidden className="block-icon" strokeWidth={1.6} />;
}
