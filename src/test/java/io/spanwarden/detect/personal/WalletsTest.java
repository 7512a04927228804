package io.spanwarden.detect.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalletsTest {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private final Random random = new Random(3);

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private String address(int version) throws Exception {
    byte[] body = new byte[21];
    random.nextBytes(body);
    body[0] = (byte) version;
    byte[] whole = Arrays.copyOf(body, 25);
    System.arraycopy(sha256(sha256(body)), 0, whole, 21, 4);
    BigInteger value = new BigInteger(1, whole);
    StringBuilder text = new StringBuilder();
    while (value.signum() > 0) {
      BigInteger[] parts = value.divideAndRemainder(BigInteger.valueOf(58));
      text.append(BASE58.charAt(parts[1].intValue()));
      value = parts[0];
    }
    return (version == 0 ? "1" : "") + text.reverse();
  }

  private static String mixed(String hex) {
    byte[] lower = hex.getBytes(StandardCharsets.US_ASCII);
    String digest = HexFormat.of().formatHex(Keccak256.digest(lower, lower.length));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      text.append(digest.charAt(i) >= '8' ? Character.toUpperCase(c) : c);
    }
    return text.toString();
  }

  @Test
  void theDigestIsThatOfTheSubmission() {
    assertThat(HexFormat.of().formatHex(Keccak256.digest(new byte[0], 0)))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }

  @Test
  void findsAddressesWithARightChecksum_atEveryPlace() throws Exception {
    for (int version : new int[] {0, 5, 0x30, 0x1e, 0x41}) {
      for (int shift = 0; shift < 16; shift++) {
        String address = address(version);
        assertThat(Personal.find(" ".repeat(shift) + address + " x"))
            .containsExactly("CRYPTO:" + address);
      }
    }
  }

  @Test
  void staysQuiet_whenOneCharacterDiffers() throws Exception {
    String address = address(0);
    char old = address.charAt(20);
    String wrong = address.substring(0, 20) + (old == 'x' ? 'y' : 'x') + address.substring(21);

    assertThat(Personal.find(wrong)).isEmpty();
    assertThat(Personal.find("a" + address)).isEmpty();
  }

  @Test
  void readsTheCaseOfAddressesOfEthereum() {
    String hex = "52908400098527886e0f7030069857d2e4169ee7";
    String right = mixed(hex);
    String wrong = right.replace("ee7", "Ee7").replace("EE7", "eE7");

    assertThat(Personal.find("to " + right)).containsExactly("CRYPTO:" + right);
    assertThat(Personal.find("to " + wrong)).isEmpty();
    assertThat(Personal.find("wallet 0x" + hex)).containsExactly("CRYPTO:0x" + hex);
    assertThat(Personal.find("hash 0x" + hex)).isEmpty();
    assertThat(Personal.find("wallet 0x" + "0".repeat(40))).isEmpty();
  }

  @Test
  void knowsTheExampleOfTheSpecification() {
    String example = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    assertThat(Personal.find("to " + example)).containsExactly("CRYPTO/reserved:" + example);
    assertThat(Personal.find("to " + example.replace("kv8", "kv9"))).isEmpty();
  }
}
