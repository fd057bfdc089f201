import path from "node:path";
import ts from "typescript";

/** Microsoft's own description of the cards that Teams takes. */
const DECLARATIONS = path.join(path.dirname(require.resolve("@microsoft/teams.cards")), "core.d.ts");

/** Makes what checks a value against an exported type of `@microsoft/teams.cards` and gives every fault in words; [] means flawless. */
export function createTypeCheck(typeName: string): (value: unknown) => string[] {
  const program = ts.createProgram([DECLARATIONS], { strict: true, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(DECLARATIONS);
  const moduleSymbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const symbol = (moduleSymbol === undefined ? [] : checker.getExportsOfModule(moduleSymbol)).find(
    ({ name }) => name === typeName,
  );
  if (symbol === undefined) throw new Error(`${DECLARATIONS} has no type ${typeName}`);
  const root = checker.getDeclaredTypeOfSymbol(
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
  return (value) => check(root, JSON.parse(JSON.stringify(value)), typeName);

  function check(type: ts.Type, value: unknown, at: string): string[] {
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    if (type.isUnion()) return checkUnion(type.types, value, at);
    if (typeof value !== "object" || value === null) return isPrimitive(type, value) ? [] : [mismatch(type, value, at)];
    if (checker.isArrayType(type)) return checkArray(type, value, at);
    return type.flags & ts.TypeFlags.Object && !Array.isArray(value)
      ? checkObject(type, value, at)
      : [mismatch(type, value, at)];
  }

  function checkUnion(members: readonly ts.Type[], value: unknown, at: string): string[] {
    const tag = tagOf(value);
    // What is not there did not survive the trip through JSON.
    const types = members.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const tagged = tag === undefined ? [] : types.filter((type) => literalTag(type) === tag);
    if (tag !== undefined && tagged.length === 0 && types.some((type) => literalTag(type) !== undefined)) {
      return [`${at}: ${tag} does not belong here`];
    }
    const faults = (tagged.length > 0 ? tagged : types).map((type) => check(type, value, at));
    return faults.sort((a, b) => a.length - b.length)[0] ?? [];
  }

  function checkArray(type: ts.Type, value: object, at: string): string[] {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (!Array.isArray(value) || element === undefined) return [mismatch(type, value, at)];
    return value.flatMap((item: unknown, index) => check(element, item, `${at}[${index}]`));
  }

  function checkObject(type: ts.Type, value: object, at: string): string[] {
    const known = Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
      const property = checker.getPropertyOfType(type, key);
      const permitted =
        property === undefined
          ? checker.getIndexTypeOfType(type, ts.IndexKind.String)
          : checker.getTypeOfSymbol(property);
      return permitted === undefined ? [`${at}.${key}: no such property`] : check(permitted, inner, `${at}.${key}`);
    });
    const missing = checker
      .getPropertiesOfType(type)
      .filter((property) => !(property.flags & ts.SymbolFlags.Optional) && !(property.name in value))
      .map(({ name }) => `${at}.${name}: missing`);
    return [...known, ...missing];
  }

  function isPrimitive(type: ts.Type, value: unknown): boolean {
    if (type.isStringLiteral() || type.isNumberLiteral()) return type.value === value;
    if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === String(value);
    if (type.flags & ts.TypeFlags.Null) return value === null;
    const names: readonly (readonly [ts.TypeFlags, string])[] = [
      [ts.TypeFlags.String, "string"],
      [ts.TypeFlags.Number, "number"],
      [ts.TypeFlags.Boolean, "boolean"],
    ];
    return names.some(([flag, name]) => (type.flags & flag) !== 0 && typeof value === name);
  }

  function literalTag(type: ts.Type): string | undefined {
    const property = checker.getPropertyOfType(type, "type");
    const tag = property === undefined ? undefined : checker.getTypeOfSymbol(property);
    return tag?.isStringLiteral() === true ? tag.value : undefined;
  }

  function mismatch(type: ts.Type, value: unknown, at: string): string {
    return `${at}: ${JSON.stringify(value).slice(0, 60)} is not ${checker.typeToString(type)}`;
  }
}

function tagOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
    ? value.type
    : undefined;
}
