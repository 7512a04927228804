package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;

/** Places where a credential of a known form stands without its issuer's name. */
final class BareForms {
  private static final String[] PLACES = {
    "@@",
    "{\"value\":\"@@\"}",
    "use @@ for the {word} run",
    "Authorization: Bearer @@",
    "{stamp} DEBUG request headers: {'authorization': 'Bearer @@'}",
    "old value: @@\nnew value: unset",
    "git remote set-url origin https://oauth2:@@@git.{word}.dev/{word}/{word}.git",
    "(@@)",
    "\t'@@',",
    "args: [\"--key\", \"@@\", \"--verbose\"]",
    "-H \"x-api-key: @@\"",
    "stdout: @@\nexit code 0",
    "| {word} | @@ | {date} |",
    "found in {path}/{file}:{small}: @@",
    "<code>@@</code>",
    "https://{word}.test/cb?code=1&access_token=@@",
    "{word}=@@;",
    "[{user}@{word} ~]$ echo @@ | pbcopy",
    "токен: @@",
    "密钥：@@",
  };

  private BareForms() {}

  /** Returns the marked text with {@code credential} in the place of that number. */
  static String around(int number, String credential, Draw draw) {
    return draw.form(PLACES[number % PLACES.length]).replace("@@", Case.secret(credential));
  }
}
