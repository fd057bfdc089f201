import { CUES } from "./line-cues";
import type { MarkBook } from "./marks";
import type { Facts, PasteLine } from "./paste";

/** Exchange Online's own servers, as they sign reports. */
const EXCHANGE_ONLINE_SERVER =
  /\.(?:prod|mail\.protection|prod\.protection)\.(?:outlook\.com|exchangelabs\.com|partner\.outlook\.cn)$/u;
/** Statuses that only Exchange Online gives when it cannot deliver, see Microsoft's list of Exchange Online NDRs. */
const EXCHANGE_ONLINE_STATUS = /^[45]\.4\.3(?:0\d|1\d)$/u;
const SUBMISSION = /:587\b|\bport[ae]? 587\b|\bpuerto 587\b|587端口|端口 ?587/i;
const CLOUD_PEER = /gmail|google|yahoo|icloud|outlook\.com|hotmail/iu;

/** Notes which services stand at either end, from the report as a whole. */
export function markService(facts: Facts, searchable: readonly PasteLine[], marks: MarkBook): void {
  const reporting = facts.reportingServer;
  if (reporting !== undefined && EXCHANGE_ONLINE_SERVER.test(reporting)) {
    const line = searchable.find(({ text }) => text.toLowerCase().includes(reporting));
    marks.add("reported-by-exchange-online", { line: line?.number ?? 1, text: line?.text ?? reporting });
  }
  const status = facts.replies.find((reply) => EXCHANGE_ONLINE_STATUS.test(reply.enhancedCode ?? ""));
  if (status !== undefined) marks.add("reported-by-exchange-online", { line: status.line, text: status.lineText });
  const port = searchable.find(({ folded, cues }) => (cues & CUES.port587) !== 0 && SUBMISSION.test(folded));
  if (port !== undefined) marks.add("client-submission", { line: port.number, text: port.text });
  const reported = marks.get("reported-by-exchange-online");
  if (reported === undefined) return;
  const peer = searchable.find(
    ({ text }) =>
      CLOUD_PEER.test(text) && CLOUD_PEER.test(text.replaceAll(/\S+\.(?:prod|protection)\.outlook\.com/giu, "")),
  );
  if (marks.has("peer-google") || peer !== undefined) {
    marks.add(
      "both-ends-cloud",
      marks.get("peer-google") ?? (peer === undefined ? reported : { line: peer.number, text: peer.text }),
    );
  }
}
