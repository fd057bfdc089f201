/** Longer texts get room of their own, so that one big file does not hold memory for good. */
const SHARED_LENGTH = 1 << 16;

/** Units of value 0 behind a text: who looks some units ahead need not ask where it ends. Reading past an array is slow. */
const LOOK_AHEAD = 64;

/**
 * Makes a function that gives the UTF-16 units of a text, with some of value 0 behind them: loops over characters run several
 * times faster over an array than over a string that is a slice of another. They lie in room for longer texts, and are good until
 * the next call, which uses the same room: fresh memory costs more than what is written to it.
 */
export function createUnitReader(): (text: string) => Uint16Array {
  const shared = createRoom(SHARED_LENGTH);
  return (text) => {
    const { bytes, units } = text.length <= SHARED_LENGTH ? shared : createRoom(text.length);
    bytes.write(text, "utf16le");
    return units.fill(0, text.length, text.length + LOOK_AHEAD);
  };
}

function createRoom(length: number) {
  const units = new Uint16Array(length + LOOK_AHEAD);
  return { units, bytes: Buffer.from(units.buffer) };
}
