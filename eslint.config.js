const js = require("@eslint/js");
const tseslint = require("typescript-eslint");

/** V8 (Node 20) looks for a word boundary about 40 times slower where both flags stand. */
const SLOW_BOUNDARY = {
  selector: "Literal[regex.flags=/i.*u|u.*i/][regex.pattern=/\\\\b/]",
  message: "Leave the flag u out, or write (?<!\\w) and (?!\\w) for \\b where \\p needs it.",
};
/**
 * V8 (Node 20) gives every object that begins with a spread and goes on a hidden class of its own: it takes ten times as long to
 * make, every look at it misses the inline caches, and the class keeps it alive until the next full collection.
 */
const SLOW_SPREAD = {
  selector: "ObjectExpression[properties.length>1] > SpreadElement:first-child",
  message: "Begin with a property of its own, { own, ...others }, or use Object.assign({}, others, { own }).",
};

module.exports = tseslint.config(
  { ignores: ["dist/", "bench/build/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.test.json", "./src/web/tsconfig.json"],
        tsconfigRootDir: __dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "no-console": "error",
      "no-restricted-syntax": ["error", SLOW_BOUNDARY],
    },
  },
  {
    // What takes part in a turn.
    files: ["src/{bot,cards,channel,diagnosis,paste,remedy,server}/**/*.ts", "src/*.ts"],
    rules: {
      "no-restricted-syntax": ["error", SLOW_BOUNDARY, SLOW_SPREAD],
    },
  },
  {
    files: ["*.js", "scripts/**/*.js", "test/**/*.js"],
    languageOptions: {
      globals: {
        require: "readonly",
        module: "writable",
        __dirname: "readonly",
        process: "readonly",
        console: "readonly",
      },
    },
  },
);
