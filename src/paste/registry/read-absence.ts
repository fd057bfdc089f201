import { isRegQuery, readKeyCommand, type KeyCommand } from "./key-commands";
import { toKeyPlace, type KeyPlace } from "./key-place";
import type { RegistryObservation, RegistrySaying } from "./observation";
import type { RegistryItem } from "./registry-items";
import { toValueName } from "./value-name";

/** `ERROR:` as reg.exe prints it in the languages of Windows. */
const REG_ERROR =
  /^\s*(?:ERROR|FEHLER|ERREUR|ERRORE|ERRO|FOUT|FEL|FEJL|FEIL|VIRHE|BŁĄD|CHYBA|HIBA|HATA|EROARE|GREŠKA|NAPAKA|ОШИБКА|ПОМИЛКА|ГРЕШКА|ΣΦΑΛΜΑ|错误|錯誤|エラー|오류|خطأ|שגיאה|ข้อผิดพลาด)\s*[:：]/iu;
/** Of its errors only the one that the key or value was not found speaks of the registry. */
const REGISTRY_WORD =
  /regist|rejestr|rekister|реестр|реєстр|регист|注册表|登錄|レジストリ|레지스트리|kayıt defteri|beállításjegyzék|μητρώ|السجل|รีจิสทรี|הרישום/iu;
/** PowerShell's error for a key that is not there, by its words and by the parts it never translates. */
const PATH_ERROR =
  /cannot find path|does not exist|ObjectNotFound|PathNotFound|ItemNotFound|nicht (?:gefunden|vorhanden)|n'existe pas|no existe|non esiste|não existe|bestaat niet|niet bestaat|nie istnieje|finns inte|inte finns|findes ikke|finnes ikke|neexistuje|не существует|не існує|不存在|存在しない|존재하지 않/iu;
/** The command's own error in any language; that access was denied is said in its last part, which is never translated. */
const COMMAND_ERROR =
  /^\s*Get-(?:ItemProperty|ItemPropertyValue|ChildItem|Item)\s?:(?!.*(?:denied|PermissionDenied|Security))/iu;
const QUOTED_PATH = /["'«(]\s?(HK[^"'»)]*?)(?::String)?\s?["'»)]/iu;
const PROPERTY_ERROR = /\b(Enabled|DisabledByDefault)\b.{1,80}?(HKEY_LOCAL_MACHINE\\.*?)\.?\s*$/i;

/** Reads which keys were asked for and which of them, by the error that came back, are not there. */
export function readAbsence(items: readonly RegistryItem[]): RegistryObservation[] {
  const observations: RegistryObservation[] = [];
  const hasCommand = items.some(({ text }) => isRegQuery(text));
  let asked: KeyCommand | undefined;
  items.forEach(({ text, finding }, at) => {
    const add = (place: KeyPlace, saying: RegistrySaying): void => {
      observations.push({ at, form: REG_ERROR.test(text) ? "reg-query" : "powershell", place, saying, finding });
    };
    // An error quotes the command that it comes from.
    const command = isPathError(text) && !isRegQuery(text) ? undefined : readKeyCommand(text);
    if (command !== undefined) {
      asked = command;
      add(command.place, { kind: "asked" });
      return;
    }
    if (REG_ERROR.test(text) && REGISTRY_WORD.test(text)) {
      // The output alone, without its command, is what our own verification command prints where the key is missing.
      const place = asked?.place ?? (hasCommand ? undefined : TLS12_KEY);
      const [name] = asked?.names ?? [];
      if (place !== undefined && isRightKey(place))
        add(place, { kind: "absent", ...(name === undefined ? {} : { name }) });
      return;
    }
    if (!isPathError(text)) return;
    const path = QUOTED_PATH.exec(text)?.[1];
    const property = path === undefined ? PROPERTY_ERROR.exec(text) : null;
    const place = toKeyPlace(path ?? property?.[2] ?? "", "tool");
    const name = toValueName(property?.[1] ?? "");
    if (isRightKey(place)) add(place, { kind: "absent", ...(name === undefined ? {} : { name }) });
  });
  return observations;
}

const TLS12_KEY = toKeyPlace(
  "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2",
  "tool",
);

function isPathError(text: string): boolean {
  return /\bHK/u.test(text) && (PATH_ERROR.test(text) || (COMMAND_ERROR.test(text) && QUOTED_PATH.test(text)));
}

/** That a key is missing where Windows never looks proves nothing. */
function isRightKey(place: KeyPlace): boolean {
  return place.area === "tls12" && place.fault === undefined;
}
