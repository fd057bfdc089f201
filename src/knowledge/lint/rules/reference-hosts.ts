import type { Article } from "../../article";
import type { JsonPath } from "../../json-file";
import type { ArticleRule, Report } from "../rule";

/** Vendors, standards bodies and projects: who made the thing says how it works. */
const OFFICIAL = [
  "learn.microsoft.com",
  "support.microsoft.com",
  "techcommunity.microsoft.com",
  "www.microsoft.com",
  "technet.microsoft.com",
  "blogs.technet.microsoft.com",
  "microsoft.github.io",
  "docs.azure.cn",
  "datatracker.ietf.org",
  "www.ietf.org",
  "www.rfc-editor.org",
  "www.iana.org",
  "support.google.com",
  "knowledge.workspace.google.com",
  "developers.google.com",
  "senders.yahooinc.com",
  "support.apple.com",
  "cisco.com",
  "www.cisco.com",
  "docs.fortinet.com",
  "community.fortinet.com",
  "support.sophos.com",
  "docs.sophos.com",
  "knowledgebase.paloaltonetworks.com",
  "docs.openssl.org",
  "www.openssl.org",
  "www.postfix.org",
  "www.exim.org",
  "www.spamhaus.org",
  "docs.digicert.com",
  "knowledge.digicert.com",
  "letsencrypt.org",
] as const;

/** People who have run Exchange for many years and put their names to what they write; and the archive of Microsoft's retired articles. */
const PRACTITIONERS = [
  "365lab.net",
  "blog.icewolf.ch",
  "eightwone.com",
  "ex-shell.com",
  "frankysweb.de",
  "www.frankysweb.de",
  "jaapwesselius.com",
  "kjctech.net",
  "m365scripts.com",
  "mskb.pkisolutions.com",
  "practical365.com",
  "supertekboy.com",
  "www.therealcontoso.com",
  "www.captaindns.com",
  "xostmoen.wordpress.com",
] as const;

/** On GitHub anybody writes: owners whose repositories hold documentation, or real bounces. */
const GITHUB_OWNERS = [
  "microsoft",
  "microsoftdocs",
  "officedev",
  "sisimai",
  "activecampaign",
  "nagiosenterprises",
  "isabella232",
] as const;

export const referenceHosts: ArticleRule = {
  id: "reference-hosts",
  severity: "error",
  scope: "article",
  summary:
    "References and links are https pages of hosts on the list, and at least one reference is a source or a guide.",
  check({ article }) {
    const reports = linksOf(article).flatMap(({ at, url }) => {
      const fault = faultOf(new URL(url));
      return fault === undefined ? [] : [{ at, ...fault }];
    });
    // Some replies stand on no public page: then the page that tells what to do is what there is.
    if (article.references.some(({ role }) => role !== "background")) return reports;
    return [
      ...reports,
      {
        at: ["references"],
        on: "key" as const,
        message: "No reference has the role source or guide.",
        help: 'Name the page that the facts were taken from, with "role": "source", or the one that tells what to do, "guide".',
      },
    ];
  },
};

function linksOf({ references, fixes }: Article): { at: JsonPath; url: string }[] {
  return [
    ...references.map(({ url }, index) => ({ at: ["references", index, "url"], url })),
    ...fixes.flatMap(({ steps }, fix) =>
      steps.flatMap((step, index) =>
        step.kind === "link" ? [{ at: ["fixes", fix, "steps", index, "url"], url: step.url }] : [],
      ),
    ),
  ];
}

function faultOf(url: URL): Omit<Report, "at"> | undefined {
  const { protocol, hostname, username, port, pathname } = url;
  if (hostname === "github.com") {
    const owner = pathname.split("/")[1]?.toLowerCase() ?? "";
    if (!GITHUB_OWNERS.some((known) => known === owner)) {
      return {
        message: `The owner "${owner}" of a page on github.com is not on the list.`,
        help: `Permitted there: ${GITHUB_OWNERS.join(", ")}. Find the fact on a vendor's page, or have the owner added to reference-hosts.ts.`,
      };
    }
  } else if (![...OFFICIAL, ...PRACTITIONERS].some((known) => known === hostname)) {
    return {
      message: `The host ${hostname} is not on the list.`,
      help: `Find the fact on a page of its vendor (${OFFICIAL.slice(0, 3).join(", ")}, …) or a standard (www.rfc-editor.org), or have the host added to reference-hosts.ts.`,
    };
  }
  if (protocol !== "https:") {
    const secure = new URL(url);
    secure.protocol = "https:";
    return { message: "The address begins with http:.", help: `Write ${secure.href}.`, fix: { value: secure.href } };
  }
  if (username !== "" || port !== "") {
    return { message: "The address holds a user or a port.", help: "Write the plain address of the page." };
  }
  return undefined;
}
