/** The parts of a variable that holds several values between commas. */
export function toListValue(found: string | undefined): readonly string[] {
  return (found ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
