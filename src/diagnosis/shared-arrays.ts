/** Arrays in memory that threads share: handing one to another thread copies nothing. */

export function sharedUint8(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedUint16(length: number): Uint16Array {
  return new Uint16Array(new SharedArrayBuffer(length * Uint16Array.BYTES_PER_ELEMENT));
}

export function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

/** Numbers of 32 bits in shared memory. */
export function toShared(numbers: readonly number[]): Uint32Array {
  const shared = sharedUint32(numbers.length);
  shared.set(numbers);
  return shared;
}
