package io.spanwarden.evaluation;

import io.spanwarden.evaluation.secret.SecretCorpus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Texts that are made to cost a scanner time. */
final class Hostile {
  private static final Map<String, String> UNITS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("jwt heads", "ey" + "Jey" + "J"),
              Map.entry("key=", "key="),
              Map.entry("secret", "secret"),
              Map.entry("password: ", "password: "),
              Map.entry("one letter", "a"),
              Map.entry("digits", "1234567890"),
              Map.entry("one digit", "7"),
              Map.entry("grouped digits", "123-45-67 "),
              Map.entry("at signs", "@"),
              Map.entry("mail heads", "a@b."),
              Map.entry("colons", "ab:"),
              Map.entry("dots", "1."),
              Map.entry("backslashes", "\\"),
              Map.entry("escaped quotes", "\\\\\\\""),
              Map.entry("unicode escapes", "\\u0040"),
              Map.entry("percents", "%40"),
              Map.entry("percent of percent", "%25"),
              Map.entry("pem heads", "-----BEGIN " + "PRIVATE KEY-----"),
              Map.entry("curl", "curl -s x\n"),
              Map.entry("curl -u", "curl -u a:"),
              Map.entry("schemes", "https://a:"),
              Map.entry("base64", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo"),
              Map.entry("hex", "deadbeef00"),
              Map.entry("authorization", "authorization: bearer "),
              Map.entry("nested quotes", "{\"a\":\""),
              Map.entry("vendors", "datadog_mailgun_twilio_snyk_"),
              Map.entry("capitals", "ABCDEFGHJKLMNPRST"),
              Map.entry("0x", "0x0x"),
              Map.entry("iban heads", "DE89 "),
              Map.entry("zero bytes", "\0"),
              Map.entry("umlauts", "ä")));

  private Hostile() {}

  /** Returns texts of {@code length} bytes by name: repeated units, dense findings, fuzzed ones. */
  static Map<String, byte[]> texts(int length) {
    Map<String, byte[]> texts = new TreeMap<>();
    UNITS.forEach((name, unit) -> texts.put(name, filled(unit, length)));
    Draw draw = new Draw(41);
    StringBuilder letters = new StringBuilder("hvs" + ".");
    StringBuilder dense = new StringBuilder();
    StringBuilder assigned = new StringBuilder();
    StringBuilder mails = new StringBuilder();
    while (letters.length() < length
        || dense.length() < length
        || assigned.length() < length
        || mails.length() < length) {
      letters.append(draw.form("{u64}"));
      dense.append(draw.form("ghp_{a36} glpat-{u20} AKIA{s16} "));
      assigned.append(draw.form("password={a24} api_key: \"{a32}\"\n"));
      mails.append(draw.form("{l6}@{l7}.com +4915{d9} "));
    }
    texts.put("prefix and letters", filled(letters.toString(), length));
    texts.put("dense findings", filled(dense.toString(), length));
    texts.put("dense assignments", filled(assigned.toString(), length));
    texts.put("dense personal data", filled(mails.toString(), length));
    texts.put("random bytes", draw.bytes(length));
    List<String> literals = SecretCorpus.literals();
    for (int i = 0; i < 8; i++) {
      Draw fuzz = new Draw(100 + i);
      List<String> few = new ArrayList<>();
      for (int k = 0; k < 2 + i; k++) {
        few.add(fuzz.of(literals));
      }
      StringBuilder text = new StringBuilder();
      while (text.length() < length) {
        text.append(fuzz.of(few))
            .append(fuzz.form(fuzz.of("", "=", ": \"", "{a8}", "{d5}", "\\n", "{u30}", "@")));
      }
      texts.put("fuzzed " + i, filled(text.toString(), length));
    }
    return texts;
  }

  private static byte[] filled(String unit, int length) {
    byte[] bytes = unit.repeat(length / unit.length() + 1).getBytes(StandardCharsets.UTF_8);
    byte[] text = new byte[length];
    System.arraycopy(bytes, 0, text, 0, length);
    return text;
  }
}
