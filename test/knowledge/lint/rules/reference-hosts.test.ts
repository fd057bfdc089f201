import { testRule } from "../rule-tester";

const URL_ = "https://learn.microsoft.com/windows-server/security/tls/tls-registry-settings";
const REBOOT = '"kind": "reboot",';
const to = (url: string): { change: readonly (readonly [string, string])[] } => ({ change: [[URL_, url]] });

testRule("reference-hosts", {
  passes: {
    "a standard": to("https://www.rfc-editor.org/rfc/rfc3463"),
    "a repository of Microsoft": to("https://github.com/MicrosoftDocs/OfficeDocs-Exchange"),
    "a guide where there is no source": { change: [['"role": "source"', '"role": "guide"']] },
    "a link step": { change: [[REBOOT, '"kind": "link", "url": "https://support.microsoft.com/help/3140245",']] },
  },
  fails: {
    "a host that is not listed": {
      ...to("https://fix-my-mail.example/tls"),
      at: '"https://fix-my-mail',
      message: /host fix-my-mail\.example/u,
    },
    "a host that only begins like a listed one": {
      ...to("https://learn.microsoft.com.example.com/tls"),
      at: '"https://learn.microsoft.com.example',
    },
    "somebody's repository": {
      ...to("https://github.com/somebody/notes"),
      at: '"https://github.com/somebody',
      message: /owner "somebody"/u,
    },
    "plain http": {
      ...to(URL_.replace("https", "http")),
      at: '"http://learn',
      message: /http:/u,
      fixed: URL_,
    },
    "a link step to an unknown host": {
      change: [[REBOOT, '"kind": "link", "url": "https://pastebin.com/x",']],
      at: '"https://pastebin.com/x"',
    },
    "nothing but background": {
      change: [['"role": "source"', '"role": "background"']],
      at: '"references"',
      message: /role source or guide/u,
    },
  },
});
