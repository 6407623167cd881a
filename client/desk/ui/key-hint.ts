const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** The name of the key that goes with Enter: what it is called on this machine's keyboard. */
export const COMMAND_KEY = isApple ? '⌘' : 'Ctrl';
