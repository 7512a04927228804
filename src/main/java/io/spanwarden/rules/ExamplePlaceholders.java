package io.spanwarden.rules;

import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts made-up values in place of placeholders such as <code>${alnum:36}</code>, so that no file
 * has to hold anything that looks like a credential. Values are made from a seed: the same seed and
 * the same calls give the same texts, on every Java.
 *
 * <p>A placeholder with an unknown name stays as it is: examples hold shell variables too. The
 * names are listed in {@code rules/README.md}. Not thread-safe.
 */
public final class ExamplePlaceholders {
  private static final String DIGITS = "0123456789";
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String BASE62 = DIGITS + UPPER + LOWER;

  private static final Map<String, String> ALPHABETS =
      Map.ofEntries(
          Map.entry("alnum", BASE62),
          Map.entry("base62", BASE62),
          Map.entry("lower", LOWER),
          Map.entry("upper", UPPER),
          Map.entry("loweralnum", DIGITS + LOWER),
          Map.entry("upperalnum", DIGITS + UPPER),
          Map.entry("hex", "0123456789abcdef"),
          Map.entry("upperhex", "0123456789ABCDEF"),
          Map.entry("base32", UPPER + "234567"),
          Map.entry("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
          Map.entry("base64", BASE62 + "+/"),
          Map.entry("base64url", BASE62 + "-_"),
          Map.entry("age", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"),
          Map.entry("digits", DIGITS));

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([a-z][a-z0-9]*)(?::([^}]*))?\\}");

  private final ExampleTokens tokens;
  private final ExampleIdentifiers identifiers;
  private final Map<String, Function<String, String>> makers;

  /** Creates placeholders whose values follow from {@code seed}. */
  public ExamplePlaceholders(long seed) {
    tokens = new ExampleTokens(new Random(seed));
    identifiers = new ExampleIdentifiers(new Random(seed));
    makers =
        Map.ofEntries(
            Map.entry("text", argument -> argument),
            Map.entry("uuid", argument -> tokens.uuid()),
            Map.entry("github", argument -> tokens.base62Checked(argument, 30)),
            Map.entry("cloudflare", tokens::cloudflare),
            Map.entry("grafana", argument -> tokens.grafana()),
            Map.entry("atlassian", argument -> tokens.atlassian()),
            Map.entry("aws", tokens::awsKeyId),
            Map.entry("basic", argument -> tokens.basic()),
            Map.entry("jwt", argument -> tokens.jwt()),
            Map.entry("pem", argument -> tokens.pem(argument, "\n")),
            Map.entry("pemline", argument -> tokens.pem(argument, "\\n")),
            Map.entry("id", argument -> identifiers.identifier(argument, true)),
            Map.entry("wrong", argument -> identifiers.identifier(argument, false)),
            Map.entry("card", tokens::card),
            Map.entry("iban", tokens::iban),
            Map.entry("ssn", argument -> tokens.ssn()));
  }

  /**
   * Returns {@code text} with each placeholder replaced by a value of its own.
   *
   * @throws IllegalArgumentException if a known name has an argument it cannot use
   */
  public String expand(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(value(matcher)));
  }

  private String value(Matcher found) {
    String name = found.group(1);
    String argument = found.group(2) == null ? "" : found.group(2);
    String alphabet = ALPHABETS.get(name);
    if (alphabet != null) {
      return tokens.random(alphabet, length(found.group(), argument));
    }
    Function<String, String> maker = makers.get(name);
    return maker == null ? found.group() : maker.apply(argument);
  }

  private static int length(String placeholder, String argument) {
    if (!argument.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(placeholder + " (expected: a length, 1 to 99999)");
    }
    return Integer.parseInt(argument);
  }
}
