package io.spanwarden.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * Made-up secrets in the right shape, drawn anew for each run, so that no file holds one. Not
 * thread-safe.
 */
public final class FreshValues {
  private static final String DIGITS = "0123456789";
  private static final String BASE62 =
      DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final Map<String, String> values = new HashMap<>();

  /** Draws all values. */
  public FreshValues(RandomGenerator random) {
    // The second character of the account id's part stays low: real account ids have twelve digits.
    String keyId = "AKIA" + draw(random, BASE32.substring(0, 8), 1) + draw(random, BASE32, 15);
    String secretKey = draw(random, BASE62, 40);
    values.put("AKID", keyId);
    values.put("ASK", secretKey);
    values.put("GHP", github(draw(random, BASE62, 30)));
    values.put("SAK", "sk-ant-api03-" + draw(random, BASE62 + "-_", 93) + "AA");
    values.put("JWT", jwt(draw(random, BASE62, 43)));
    values.put("DBP", draw(random, BASE62, 17) + draw(random, DIGITS, 3));
    values.put("ENV64", secondLine(keyId, secretKey));
  }

  private static String draw(RandomGenerator random, String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** The issuer's checksum: six base62 digits of the CRC-32 of what stands before. */
  private static String github(String body) {
    var crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    var checksum = new StringBuilder();
    for (long rest = crc.getValue(); checksum.length() < 6; rest /= 62) {
      checksum.insert(0, BASE62.charAt((int) (rest % 62)));
    }
    return "ghp_" + body + checksum;
  }

  private static String jwt(String signature) {
    var base64 = Base64.getUrlEncoder().withoutPadding();
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    String payload = "{\"sub\":\"demo\",\"name\":\"Made Up\"}";
    return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64.encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + signature;
  }

  /** What {@code base64 .env | head -2} prints in its second line. */
  private static String secondLine(String keyId, String secretKey) {
    String file =
        "# made-up values, generated for this run\nAWS_ACCESS_KEY_ID="
            + keyId
            + "\nAWS_SECRET_ACCESS_KEY="
            + secretKey
            + "\n";
    return Base64.getEncoder()
        .encodeToString(file.getBytes(StandardCharsets.US_ASCII))
        .substring(76, 152);
  }

  /** Returns whether {@code name} is one of a value. */
  boolean knows(String name) {
    return values.containsKey(name);
  }

  /** Returns the value of a name that is known. */
  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "value: " + name + " (expected one of: " + values.keySet() + ")");
    }
    return value;
  }
}
