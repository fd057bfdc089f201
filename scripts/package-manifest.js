// Packs manifest/ into dist/mailflow-medic.zip, the app to upload to Teams. Ids and addresses come from the environment.
const fs = require("node:fs");
const path = require("node:path");
const { strToU8, zipSync } = require("fflate");

const ROOT = path.join(__dirname, "..");
const FOLDER = path.join(ROOT, "manifest");
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
/** The same content gives the same archive, byte for byte. */
const MODIFIED = new Date(2026, 0, 1);

/** Reads what the package needs from the environment; tells everything that is wrong at once. */
function readSettings(env) {
  const problems = [];
  const guid = (name, fallback) => {
    const value = env[name]?.trim() || fallback;
    if (value === undefined || !GUID.test(value)) {
      problems.push(`${name}: set it to a GUID, such as the application (client) ID of your app registration.`);
    }
    return value;
  };
  const url = (name) => {
    const value = env[name]?.trim();
    if (value && !/^https:\/\/[^\s@]+$/u.test(value))
      problems.push(`${name}: set it to an https address, or unset it.`);
    return value || undefined;
  };
  const botId = guid("MicrosoftAppId");
  const settings = {
    botId,
    appId: guid("MEDIC_TEAMS_APP_ID", botId),
    name: env.MEDIC_DEVELOPER_NAME?.trim() || undefined,
    websiteUrl: url("MEDIC_WEBSITE_URL"),
    privacyUrl: url("MEDIC_PRIVACY_URL"),
    termsOfUseUrl: url("MEDIC_TERMS_URL"),
  };
  if ((settings.name ?? "").length > 32) problems.push("MEDIC_DEVELOPER_NAME: at most 32 characters.");
  return { settings, problems };
}

/** The manifest with its ids and addresses in place. */
function toManifest({ botId, appId, ...developer }) {
  const manifest = JSON.parse(fs.readFileSync(path.join(FOLDER, "manifest.json"), "utf8"));
  const given = Object.fromEntries(Object.entries(developer).filter(([, value]) => value !== undefined));
  return {
    ...manifest,
    id: appId,
    developer: { ...manifest.developer, ...given },
    bots: manifest.bots.map((bot) => ({ ...bot, botId })),
    composeExtensions: manifest.composeExtensions.map((extension) => ({ ...extension, botId })),
    copilotAgents: {
      customEngineAgents: manifest.copilotAgents.customEngineAgents.map((agent) => ({ ...agent, id: botId })),
    },
  };
}

function packageManifest() {
  const { settings, problems } = readSettings(process.env);
  if (problems.length > 0) {
    console.error(["The app was not packed:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
    return 1;
  }
  const manifest = toManifest(settings);
  const files = { "manifest.json": strToU8(`${JSON.stringify(manifest, undefined, 2)}\n`) };
  const languages = manifest.localizationInfo.additionalLanguages.map(({ file }) => file);
  for (const name of [manifest.icons.color, manifest.icons.outline, ...languages]) {
    files[name] = fs.readFileSync(path.join(FOLDER, name));
  }
  const target = path.resolve(process.argv[2] ?? path.join(ROOT, "dist", "mailflow-medic.zip"));
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, zipSync(files, { mtime: MODIFIED }));
  console.log(`Packed ${target}`);
  if (manifest.developer.websiteUrl.includes("www.example.com")) {
    console.log(
      "It names www.example.com; set MEDIC_WEBSITE_URL, MEDIC_PRIVACY_URL and MEDIC_TERMS_URL before publishing.",
    );
  }
  return 0;
}

process.exitCode = packageManifest();
