/**
 * Remembers what was made for objects, for two generations of `most` objects each: when the younger is full, what it was not
 * asked for is let go. What belongs to an object also goes when the object does.
 */
export function rememberRecent<Key extends object, Value>(
  most: number,
  make: (key: Key) => Value,
): (key: Key) => Value {
  let recent = new WeakMap<Key, Value>();
  let earlier = recent;
  let size = 0;
  return (key) => {
    const known = recent.get(key);
    if (known !== undefined) return known;
    if (size === most) {
      earlier = recent;
      recent = new WeakMap();
      size = 0;
    }
    const value = earlier.get(key) ?? make(key);
    recent.set(key, value);
    size++;
    return value;
  };
}
