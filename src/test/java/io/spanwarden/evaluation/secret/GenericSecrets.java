package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.ArrayList;
import java.util.List;

/** Passwords and tokens of no known issuer, under names that people give them. */
final class GenericSecrets {
  private static final String[] NAMES = {
    "password",
    "db password",
    "admin password",
    "root password",
    "mysql password",
    "postgres password",
    "redis password",
    "smtp password",
    "user password",
    "passwd",
    "pwd",
    "ldap bind password",
    "keystore password",
    "ssh passphrase",
    "secret",
    "client secret",
    "app secret",
    "jwt secret",
    "session secret",
    "webhook secret",
    "signing secret",
    "secret key",
    "secret key base",
    "cookie secret",
    "shared secret",
    "hmac secret",
    "api key",
    "apikey",
    "api secret",
    "api token",
    "access token",
    "auth token",
    "bearer token",
    "refresh token",
    "service token",
    "deploy token",
    "bot token",
    "private token",
    "admin token",
    "encryption key",
    "signing key",
    "access key",
    "private key",
    "master key",
    "token",
    "credentials",
    "internal auth key",
  };
  private static final String[] RANDOM = {
    "{a16}", "{a20}", "{a24}", "{a32}", "{a40}", "{a48}", "{a64}", "{h32}", "{h40}", "{h64}",
    "{u32}", "{u43}", "{b43}=", "{n24}", "{b24}==", "{u64}",
  };
  private static final String[] PASSWORDS = {
    "{p16}",
    "{a12}!",
    "{t4}{d4}#{t4}",
    "{Word}{d4}!{t3}",
    "{t3}-{a6}-{t3}",
    "{a10}$9{t2}",
    "{t5}@{d5}{t3}",
    "{Word}-{Word}-{d4}",
    "X{p14}",
    "{a8}*{a8}",
  };
  private static final String[] SURROUNDINGS = {
    "[[U]]=@@",
    "[[U]]=\"@@\"",
    "export [[U]]='@@'",
    "[[s]]: @@",
    "[[s]]: \"@@\"",
    "\"[[c]]\": \"@@\"",
    "{\"user\":\"{user}\",\"[[s]]\":\"@@\"}",
    "[[s]] = \"@@\"",
    "[[k]] = @@",
    "String [[c]] = \"@@\";",
    "const [[c]] = '@@';",
    "[[c]] := \"@@\"",
    "self.[[s]] = '@@'",
    "$[[c]] = \"@@\";",
    "<[[c]]>@@</[[c]]>",
    "[[s]] => '@@'",
    "--[[k]]=@@",
    "--[[k]] @@",
    "spring.datasource.[[k]]=@@",
    "environment:⏎  {WORD}_[[U]]: @@",
    "{word}:⏎  [[s]]: '@@'",
    "stringData:⏎  [[k]]: @@",
    "the [[n]] for {word} is @@",
    "[[n]]: @@",
    "{stamp} DEBUG {word}: [[s]]=@@ user={user}",
    "[[P]]=@@;Encrypt=true",
    "GET /login?user={user}&[[s]]=@@ HTTP/1.1",
    "\"[[U]]=@@\",",
  };

  private GenericSecrets() {}

  /** Returns {@code count} cases. */
  static List<Case> cases(int count, Draw draw) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = NAMES[i % NAMES.length];
      boolean human = name.matches(".*(pass|pwd).*") && draw.chance(60);
      String value = draw.form(human ? draw.of(PASSWORDS) : draw.of(RANDOM));
      String surrounding = SURROUNDINGS[(i * 5 + i / NAMES.length) % SURROUNDINGS.length];
      Issuer issuer = issuer(name, draw);
      cases.add(
          Case.of(
              "generic",
              (human ? "password " : "random ") + name,
              Surroundings.fill(surrounding, issuer, Case.secret(value), draw)));
    }
    return cases;
  }

  /** The first word is what an issuer would be, so that the name is split as it is there. */
  private static Issuer issuer(String name, Draw draw) {
    String full = name.contains(" ") || draw.chance(50) ? name : draw.word() + " " + name;
    int first = full.indexOf(' ');
    return first < 0
        ? new Issuer(full, "", "")
        : new Issuer(full.substring(0, first), full.substring(first + 1), "");
  }
}
