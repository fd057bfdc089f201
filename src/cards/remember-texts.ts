/** Remembers what was made of texts of our own, of which there are few: UI strings, and such with a small number in them. */
export function rememberTexts<Text extends string, Value>(make: (text: Text) => Value): (text: Text) => Value {
  const made = new Map<Text, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
