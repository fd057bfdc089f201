import type { CreateCopyButton } from "./copy-button.js";
import type { Language } from "./language.js";

/** What the label of a block says for each language our cards use; others are shown by their own name. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { PlainText: "" };

function toElement(snippet: string, name: string, language: Language, copyButton: HTMLElement): HTMLElement {
  const block = document.createElement("div");
  block.className = "code-block";
  const head = document.createElement("div");
  head.className = "code-head";
  const title = document.createElement("span");
  title.textContent = LANGUAGE_NAMES[name] ?? name;
  head.append(title, copyButton);

  const code = document.createElement("code");
  code.textContent = snippet;
  const pre = document.createElement("pre");
  // Long lines scroll sideways, which a keyboard can do only in a focusable, named region.
  pre.tabIndex = 0;
  pre.setAttribute("role", "region");
  language.label(pre, "code");
  pre.append(code);
  block.append(head, pre);
  return block;
}

/** Teaches the renderer Teams' own `CodeBlock`, which the adaptivecards package does not know. */
export function registerCodeBlock(language: Language, createCopyButton: CreateCopyButton): void {
  class CodeBlock extends AdaptiveCards.CardElement {
    static readonly codeSnippetProperty = new AdaptiveCards.StringProperty(AdaptiveCards.Versions.v1_0, "codeSnippet");
    static readonly languageProperty = new AdaptiveCards.StringProperty(AdaptiveCards.Versions.v1_0, "language");

    override getJsonTypeName(): string {
      return "CodeBlock";
    }

    protected override internalRender(): HTMLElement {
      const snippet: unknown = this.getValue(CodeBlock.codeSnippetProperty);
      const name: unknown = this.getValue(CodeBlock.languageProperty);
      const text = typeof snippet === "string" ? snippet : "";
      return toElement(text, typeof name === "string" ? name : "", language, createCopyButton(text));
    }
  }
  AdaptiveCards.GlobalRegistry.elements.register("CodeBlock", CodeBlock);
}
