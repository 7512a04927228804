package io.spanwarden.evaluation.clean;

import io.spanwarden.evaluation.Draw;
import java.util.List;

/** What package managers write down of what they resolved. */
final class LockFiles {
  private static final List<String> NPM =
      List.of(
          "    \"node_modules/{pkg}\": {\n      \"version\": \"{v}\",\n      \"resolved\": \"https://npm.{word}.test/{pkg}/-/{word}-{v}.tgz\",\n      \"integrity\": \"sha512-{b86}==\",\n      \"license\": \"MIT\"\n    },\n",
          "    \"node_modules/@{word}/{pkg}\": {\n      \"version\": \"{v}\",\n      \"integrity\": \"sha512-{b86}==\",\n      \"dev\": true,\n      \"engines\": {\n        \"node\": \">=18.12.0\"\n      }\n    },\n",
          "    \"node_modules/{pkg}\": {\n      \"version\": \"{v}\",\n      \"integrity\": \"sha1-{b27}=\",\n      \"dependencies\": {\n        \"{pkg}\": \"^{v}\",\n        \"@{word}/{word}\": \"~{v}\"\n      }\n    },\n");
  private static final List<String> YARN =
      List.of(
          "{pkg}@^{v}:\n  version \"{v}\"\n  resolved \"https://yarn.{word}.test/{pkg}/-/{pkg}-{v}.tgz#{h40}\"\n  integrity sha512-{b86}==\n\n",
          "\"@{word}/{pkg}@npm:^{v}, @{word}/{pkg}@npm:^{v}\":\n  version: {v}\n  resolution: \"@{word}/{pkg}@npm:{v}\"\n  checksum: 10/{h128}\n  languageName: node\n  linkType: hard\n\n");
  private static final List<String> PNPM =
      List.of(
          "  /{pkg}@{v}:\n    resolution: {integrity: sha512-{b86}==}\n    engines: {node: '>=14'}\n    dev: true\n\n",
          "  '@{word}/{pkg}@{v}(react@18.2.0)(typescript@5.4.5)':\n    resolution: {integrity: sha512-{b86}==}\n    peerDependencies:\n      react: ^16.8.0 || ^17 || ^18\n\n");
  private static final List<String> GO =
      List.of(
          "github.com/{word}/{pkg} v{v} h1:{b43}=\n",
          "github.com/{word}/{pkg} v{v}/go.mod h1:{b43}=\n",
          "golang.org/x/{word} v0.0.0-2024{d10}-{h12} h1:{b43}=\n");
  private static final List<String> CARGO =
      List.of(
          "[[package]]\nname = \"{pkg}\"\nversion = \"{v}\"\nsource = \"registry+https://git.{word}.test/index\"\nchecksum = \"{h64}\"\ndependencies = [\n \"{word}\",\n \"{word} {v}\",\n]\n\n");
  private static final List<String> POETRY =
      List.of(
          "[[package]]\nname = \"{pkg}\"\nversion = \"{v}\"\ndescription = \"{Word} {word} for {word}\"\noptional = false\npython-versions = \">=3.8\"\nfiles = [\n    {file = \"{pkg}-{v}-py3-none-any.whl\", hash = \"sha256:{h64}\"},\n    {file = \"{pkg}-{v}.tar.gz\", hash = \"sha256:{h64}\"},\n]\n\n",
          "{pkg}=={v} \\\n    --hash=sha256:{h64} \\\n    --hash=sha256:{h64}\n");
  private static final List<String> OTHER =
      List.of(
          "    {pkg} ({v})\n      {word} (>= {v}, < 9)\n",
          "            \"name\": \"{word}/{pkg}\",\n            \"version\": \"v{v}\",\n            \"source\": {\n                \"type\": \"git\",\n                \"reference\": \"{h40}\"\n            },\n            \"dist\": {\n                \"shasum\": \"\"\n            },\n",
          "  {pkg}:\n    dependency: transitive\n    description:\n      name: {pkg}\n      sha256: {q}{h64}{q}\n    source: hosted\n    version: {q}{v}{q}\n",
          "      \"{Word}.{Word}\": {\n        \"type\": \"Transitive\",\n        \"resolved\": \"{v}\",\n        \"contentHash\": \"{b86}==\"\n      },\n");
  private static final List<List<String>> KINDS =
      List.of(NPM, YARN, PNPM, GO, CARGO, POETRY, OTHER);

  private LockFiles() {}

  /** Returns a stretch of a lock file of about {@code length} characters. */
  static String text(int length, Draw draw) {
    List<String> kind = draw.of(KINDS);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(fill(draw.of(kind), draw));
    }
    return text.toString();
  }

  private static String fill(String form, Draw draw) {
    String version = draw.between(0, 29) + "." + draw.between(0, 40) + "." + draw.between(0, 30);
    String name =
        draw.word()
            + draw.of("", "-" + draw.word(), "js", "-token", "-secret-client", "-keys", "_auth");
    return draw.form(form.replace("{pkg}", name).replace("{v}", version).replace("{q}", "\""));
  }
}
