package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Draw;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;

/** Makes credentials that hold a checksum or a structure. */
final class CheckedTokens {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private CheckedTokens() {}

  /** Returns a credential of {@code kind}: a name, a space, and an argument if there is one. */
  static String make(String kind, Draw draw) {
    String[] words = kind.split(" ", 2);
    String argument = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "crc62" -> crc62(argument, draw);
      case "cloudflare" -> {
        String body = draw.form("{a40}");
        yield argument + body + hex(crc(body));
      }
      case "grafana" -> {
        String head = "glsa" + "_" + draw.form("{a32}");
        yield head + "_" + hex(Integer.toUnsignedLong(Integer.reverseBytes((int) crc(head))));
      }
      case "atlassian" -> {
        String head = argument + draw.form("xFfGF0{u171}") + "=";
        yield head + hex(crc(head)).toUpperCase(Locale.ROOT);
      }
      case "aws" -> awsKeyId(argument, draw);
      case "json" ->
          draw.form(
              argument.replace(
                  "#",
                  base64url(
                      draw.form(
                          "{\"iat\":17{d8},\"url\":\"https://{word}.example\",\"id\":\"{h24}\"}"))));
      case "jwt" -> jwt(draw);
      case "telegram" -> draw.form("{d10}:" + "AA{u33}");
      case "discord" ->
          base64url(String.valueOf(draw.between(1, 9)) + draw.digits(17))
              + draw.form(".G{u5}.{u38}");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Returns a signed token with ordinary claims. */
  static String jwt(Draw draw) {
    String header =
        draw.of(
            "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"{h16}\"}",
            "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
            "{\"alg\":\"ES256\",\"kid\":\"{a12}\"}");
    String claims =
        draw.of(
            "{\"sub\":\"{uuid}\",\"iss\":\"https://{word}.test/\",\"exp\":19{d8},\"scope\":\"read\"}",
            "{\"user_id\":{num},\"iat\":17{d8},\"exp\":19{d8}}",
            "{\"aud\":\"{word}\",\"roles\":[\"{word}\",\"{word}\"],\"jti\":\"{h32}\",\"exp\":19{d8}}");
    return base64url(draw.form(header)) + "." + base64url(draw.form(claims)) + draw.form(".{u43}");
  }

  private static String crc62(String prefix, Draw draw) {
    String body = draw.form("{a30}");
    StringBuilder sum = new StringBuilder();
    for (long rest = crc(body); rest > 0; rest /= 62) {
      sum.insert(0, BASE62.charAt((int) (rest % 62)));
    }
    return prefix + body + "0".repeat(6 - sum.length()) + sum;
  }

  /** An account number stands in the bits 1 to 41 of the eighty after the prefix. */
  private static String awsKeyId(String prefix, Draw draw) {
    long account = 100_000_000_000L + (Long.parseLong(draw.digits(11)) * 8);
    BigInteger bits =
        BigInteger.ONE
            .shiftLeft(40)
            .or(BigInteger.valueOf(account))
            .shiftLeft(39)
            .or(new BigInteger(1, draw.bytes(5)).shiftRight(1));
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      body.insert(0, BASE32.charAt(bits.shiftRight(5 * i).intValue() & 31));
    }
    return prefix + body;
  }

  private static String base64url(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return crc.getValue();
  }

  private static String hex(long sum) {
    return String.format(Locale.ROOT, "%08x", sum);
  }
}
