import { z } from "zod";
import { textSchema } from "./text";

const shells = z.enum(["powershell", "exchange", "cmd"]);

const commandSchema = z
  .strictObject({
    shell: shells.describe(
      "Where it runs: Windows PowerShell, Exchange Management Shell (or Exchange Online PowerShell), or cmd.",
    ),
    text: z
      .string()
      .min(1)
      .describe(
        "The command, exactly. Placeholders {recipient} {sender} {domain} {server} {ip} are filled from the paste, quoted by code.",
      ),
  })
  .describe("A command as data: shown and copied exactly, never translated.");

export type Command = z.infer<typeof commandSchema>;

const registryValueSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[^"\\\r\n\t]+$/u, { message: "must hold no quote, backslash or line break: it is written into files" })
      .describe("Value name."),
    type: z.literal("REG_DWORD").describe("Value type."),
    data: z
      .number()
      .int()
      .min(0)
      .max(0xffffffff)
      .describe("The number itself; every rendering writes it as eight hexadecimal digits."),
  })
  .describe("One registry value.");

const registryKeySchema = z
  .strictObject({
    path: z
      .string()
      .regex(/^HKEY_LOCAL_MACHINE\\[^\\/[\]"\r\n]+(?:\\[^\\/[\]"\r\n]+)*$/u)
      .describe("Full path with the hive's long name and single backslashes between the parts."),
    values: z.array(registryValueSchema).describe("Values to set. Empty: the key only has to exist."),
  })
  .describe("One registry key.");

export type RegistryKey = z.infer<typeof registryKeySchema>;

const text = textSchema.describe("What to do, in one or two sentences.");
const optional = z.boolean().optional().describe("True where the step is recommended, not needed.");

/** One step of a fix. What a machine must take literally is typed data; only the explanation is text. */
export const stepSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("instruction"), text, optional }),
  z.strictObject({
    kind: z.literal("update"),
    product: z.enum(["windows", "exchange", "firmware", "software"]).describe("What is updated."),
    text,
    optional,
  }),
  z.strictObject({
    kind: z.literal("registry"),
    text,
    optional,
    keys: z.array(registryKeySchema).min(1).describe("Keys and their values; every rendering is made from them."),
  }),
  z.strictObject({ kind: z.literal("command"), text, optional, command: commandSchema }),
  z.strictObject({ kind: z.literal("reboot"), text }),
  z.strictObject({
    kind: z.literal("verify"),
    text,
    command: commandSchema.optional(),
    expect: z.string().min(1).optional().describe("The exact output or log text that proves success."),
  }),
  z.strictObject({ kind: z.literal("rollback"), text, command: commandSchema.optional() }),
  z.strictObject({
    kind: z.literal("link"),
    text,
    url: z.url({ protocol: /^https$/u }).describe("Address, https only."),
  }),
]);

export type Step = z.infer<typeof stepSchema>;
export const fixSchema = z
  .strictObject({
    title: textSchema.describe("What this fix achieves, or for whom it is."),
    steps: z.array(stepSchema).min(1).describe("The steps in the order to follow."),
  })
  .describe("One way to solve the problem. The least invasive first.");
