import { readPaste } from "../../src/paste";

async function probesOf(text: string): Promise<string[]> {
  return [...(await readPaste(text)).marks.keys()].filter((mark) => mark.startsWith("probe-"));
}

const SESSION = (protocol: string, cipher: string): string =>
  `SSL-Session:\n    Protocol  : ${protocol}\n    Cipher    : ${cipher}\n    Verify return code: 0 (ok)`;

it.each([
  [
    "openssl s_client, TLS 1.2",
    `CONNECTED(00000003)\n---\nNew, TLSv1.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384\n${SESSION("TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384")}`,
    ["probe-tls12-accepted"],
  ],
  [
    "an older openssl, which names no version in its cipher line",
    `New, TLSv1/SSLv3, Cipher is ECDHE-RSA-AES256-SHA384\n${SESSION("TLSv1.2", "ECDHE-RSA-AES256-SHA384")}`,
    ["probe-tls12-accepted"],
  ],
  ["openssl s_client, TLS 1.3", "New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384", ["probe-tls13-accepted"]],
  [
    "a failed run, whatever it prints below",
    `140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number\nNew, (NONE), Cipher is (NONE)\n${SESSION("TLSv1.2", "0000")}`,
    ["probe-handshake-failed"],
  ],
  ["a session of TLS 1.0", `New, TLSv1/SSLv3, Cipher is AES256-SHA\n${SESSION("TLSv1", "AES256-SHA")}`, []],
  ["testssl.sh, offered", " TLS 1.1    not offered\n TLS 1.2    offered (OK)", ["probe-tls12-accepted"]],
  ["testssl.sh, not offered", " TLS 1      offered (deprecated)\n TLS 1.2    not offered", ["probe-tls12-refused"]],
  ["Test-NetConnection, open", "RemotePort       : 25\nTcpTestSucceeded : True", ["probe-port-open"]],
  ["Test-NetConnection, closed", "RemotePort       : 25\nTcpTestSucceeded : False", ["probe-port-closed"]],
  ["prose about them", "openssl says Protocol TLSv1.2 and TcpTestSucceeded was fine, the cipher is none", []],
])("%s", async (_, text, expected) => {
  expect(await probesOf(text)).toEqual(expected);
});
