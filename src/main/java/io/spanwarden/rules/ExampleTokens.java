package io.spanwarden.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

/** Makes values that pass the checks of their issuers, and mean nothing. Not thread-safe. */
final class ExampleTokens {
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String DIGITS = "0123456789";

  /** Country to form of its account number: a letter is four capitals, a number is digits. */
  private static final Map<String, String> IBAN_FORMS =
      Map.of("DE", "18", "ES", "20", "GB", "a14", "NL", "a10", "PL", "24");

  private final Random random;

  ExampleTokens(Random random) {
    this.random = random;
  }

  /**
   * Returns {@code length} characters of {@code alphabet}. From eight on they hold a digit and a
   * letter if the alphabet has both, as a detector of random values may ask for it.
   */
  String random(String alphabet, int length) {
    boolean mixed =
        length >= 8
            && alphabet.chars().anyMatch(Character::isDigit)
            && alphabet.chars().anyMatch(Character::isLetter);
    while (true) {
      var made = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        made.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      if (!mixed
          || (made.chars().anyMatch(Character::isDigit)
              && made.chars().anyMatch(Character::isLetter))) {
        return made.toString();
      }
    }
  }

  String uuid() {
    String hex = random("0123456789abcdef", 30);
    return hex.substring(0, 8)
        + "-"
        + hex.substring(8, 12)
        + "-4"
        + hex.substring(12, 15)
        + "-a"
        + hex.substring(15, 18)
        + "-"
        + hex.substring(18);
  }

  private static long crc(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(ISO_8859_1));
    return crc.getValue();
  }

  private static String hex8(long crc) {
    return String.format(Locale.ROOT, "%08x", crc);
  }

  /** GitHub, npm: six base62 digits of the body's CRC-32 end the token. */
  String base62Checked(String prefix, int bodyLength) {
    String body = random(BASE62, bodyLength);
    long crc = crc(body);
    var checksum = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      checksum.append(BASE62.charAt((int) (crc % 62)));
      crc /= 62;
    }
    return prefix + body + checksum.reverse();
  }

  /** Cloudflare: the body's CRC-32 in hex ends the token. */
  String cloudflare(String prefix) {
    String body = random(BASE62, 40);
    return prefix + body + hex8(crc(body));
  }

  /** Grafana: the CRC-32 of all before the last underscore, low byte first, ends the token. */
  String grafana() {
    String start = "glsa_" + random(BASE62, 32);
    return start + "_" + hex8(Integer.toUnsignedLong(Integer.reverseBytes((int) crc(start))));
  }

  /** Atlassian: the CRC-32 of all before it ends the token, in upper-case hex. */
  String atlassian() {
    String start = "ATATT3xFfGF0" + random(BASE62 + "-_", 171) + "=";
    return start + hex8(crc(start)).toUpperCase(Locale.ROOT);
  }

  /** AWS: the first six bytes of the base32 body hold the account, a number below 10^12. */
  String awsKeyId(String prefix) {
    long account = 100_000_000_000L + random.nextInt(800_000_000) * 1000L + random.nextInt(1000);
    long head = 1L << 47 | account << 7 | random.nextInt(128);
    BigInteger bits = BigInteger.valueOf(head).shiftLeft(32).or(new BigInteger(32, random));
    var body = new StringBuilder();
    for (int i = 15; i >= 0; i--) {
      body.append(BASE32.charAt(bits.shiftRight(5 * i).intValue() & 31));
    }
    return prefix + body;
  }

  /** A signed web token with the claims of an ordinary session. */
  String jwt() {
    String payload =
        "{\"sub\":\""
            + uuid()
            + "\",\"iss\":\"https://id.internal\",\"iat\":1760000000,\"exp\":1760003600}";
    return base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(ISO_8859_1))
        + "."
        + base64Url(payload.getBytes(ISO_8859_1))
        + "."
        + base64Url(bytes(32));
  }

  /** User and password as the Basic scheme sends them. */
  String basic() {
    String pair = "deploy:" + random(BASE62, 24);
    return Base64.getEncoder().encodeToString(pair.getBytes(ISO_8859_1));
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private byte[] bytes(int count) {
    byte[] made = new byte[count];
    random.nextBytes(made);
    return made;
  }

  /** A block with the head and foot of {@code label} and a body that begins like a real one. */
  String pem(String label, String lineBreak) {
    byte[] body = label.startsWith("OPENSSH") ? openSsh() : label.startsWith("PGP") ? pgp() : der();
    String lines =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body).replace("\n", lineBreak);
    String gap = label.startsWith("PGP") ? lineBreak + lineBreak : lineBreak;
    return "-----BEGIN "
        + label
        + "-----"
        + gap
        + lines
        + lineBreak
        + "-----END "
        + label
        + "-----";
  }

  private byte[] der() {
    byte[] inner = bytes(600);
    return ByteBuffer.allocate(607)
        .put(new byte[] {0x30, (byte) 0x82, 0x02, 0x5b, 0x02, 0x01, 0x00})
        .put(inner)
        .array();
  }

  private byte[] openSsh() {
    return ByteBuffer.allocate(415)
        .put("openssh-key-v1\0".getBytes(ISO_8859_1))
        .put(bytes(400))
        .array();
  }

  private byte[] pgp() {
    return ByteBuffer.allocate(604)
        .put(new byte[] {(byte) 0x95, 0x02, 0x59, 0x04})
        .put(bytes(600))
        .array();
  }

  /** Returns a number that passes Luhn: {@code 4} or {@code 37:15}, prefix and length. */
  String card(String form) {
    String[] parts = form.split(":", -1);
    int length = parts.length == 2 ? Integer.parseInt(parts[1]) : 16;
    String start = parts[0] + random(DIGITS, length - 1 - parts[0].length());
    int sum = 0;
    for (int i = 0; i < start.length(); i++) {
      int digit = start.charAt(start.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? 2 * digit : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return start + (10 - sum % 10) % 10;
  }

  /** Returns an account number of {@code country} whose remainder modulo 97 is 1. */
  String iban(String country) {
    String form = IBAN_FORMS.get(country);
    if (form == null) {
      throw new IllegalArgumentException(
          "iban: " + country + " (expected one of: " + IBAN_FORMS.keySet() + ")");
    }
    String bank = form.startsWith("a") ? random("ABCDEFGHKLMNPRSTW", 4) : "";
    String account = bank + random(DIGITS, Integer.parseInt(form.replace("a", "")));
    var numeric = new StringBuilder();
    (account + country + "00").chars().forEach(c -> numeric.append(Character.digit(c, 36)));
    int check = 98 - new BigInteger(numeric.toString()).mod(BigInteger.valueOf(97)).intValue();
    return country + String.format(Locale.ROOT, "%02d", check) + account;
  }

  /** Returns a number of the United States outside of the reserved ones: area 300 to 399. */
  String ssn() {
    return String.format(
        Locale.ROOT,
        "%03d-%02d-%04d",
        300 + random.nextInt(100),
        10 + random.nextInt(80),
        1000 + random.nextInt(9000));
  }
}
