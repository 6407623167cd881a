export const BASE = 'Joint Base Elmendorf-Richardson';
export const ALASKA = 'America/Anchorage';
export const TRUMP = { quoteSpeaker: 'Donald Trump', quoteRole: 'President of the United States' };
export const PUTIN = { quoteSpeaker: 'Vladimir Putin', quoteRole: 'President of Russia' };
