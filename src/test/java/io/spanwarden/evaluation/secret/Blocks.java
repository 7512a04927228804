package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Private keys between a head and a foot, in the places where they are kept. */
final class Blocks {
  private static final String[] LABELS = {
    "RSA PRIVATE KEY",
    "EC PRIVATE KEY",
    "DSA PRIVATE KEY",
    "PRIVATE KEY",
    "ENCRYPTED PRIVATE KEY",
    "OPENSSH PRIVATE KEY",
    "PGP PRIVATE KEY BLOCK",
  };
  private static final String DASHES = "-".repeat(5);

  private Blocks() {}

  /** Returns {@code count} cases. */
  static List<Case> cases(int count, Draw draw) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String label = LABELS[i % LABELS.length];
      String block = block(label, draw);
      cases.add(Case.of("block", "pem " + label, place(i / LABELS.length, block, draw)));
    }
    return cases;
  }

  private static String place(int number, String block, Draw draw) {
    String secret = Case.secret(block);
    String oneLine = Case.secret(block.replace("\n", "\\n"));
    return switch (number % 8) {
      case 0 -> secret + "\n";
      case 1 -> draw.form("$ cat ~/.ssh/id_{word}\n") + secret + "\n$";
      case 2 -> draw.form("{WORD}_KEY=\"") + oneLine + "\"";
      case 3 ->
          draw.form("{\"type\":\"service_account\",\"project_id\":\"{word}\",\"private_key\":\"")
              + Case.secret(block.replace("\n", "\\n"))
              + draw.form("\\n\",\"client_id\":\"{d21}\"}");
      case 4 -> draw.form("key: |\n  ") + Case.secret(block.replace("\n", "\n  ")) + "\nname: x\n";
      case 5 ->
          draw.form("     1\tprivate static final String KEY = \"\"\"\n") + secret + "\n\"\"\";";
      case 6 -> draw.form("{stamp} read {path}/{word}.pem (1 file)\n") + secret + "\nEOF";
      default -> draw.form("cat > {word}.key <<'EOF'\n") + secret + "\nEOF\nchmod 600 {word}.key";
    };
  }

  /** Returns a block with that label and a body that decodes. */
  static String block(String label, Draw draw) {
    byte[] body = draw.bytes(draw.between(2, 14) * 90 + draw.between(0, 40));
    boolean rsa = label.startsWith("RSA") || label.equals("PRIVATE KEY");
    if (label.startsWith("OPENSSH")) {
      byte[] magic = "openssh-key-v1\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      System.arraycopy(magic, 0, body, 0, magic.length);
    } else if (!label.startsWith("PGP")) {
      body[0] = 0x30;
      body[1] = (byte) 0x82;
      body[2] = (byte) ((body.length - 4) >> 8);
      body[3] = (byte) (body.length - 4);
      body[4] = 2;
      body[5] = 1;
      body[6] = (byte) (rsa ? 0 : 1);
    }
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body);
    String head = DASHES + "BEGIN " + label + DASHES + "\n";
    if (label.startsWith("RSA") && draw.chance(25)) {
      head += draw.form("Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{H32}\n\n");
    } else if (label.startsWith("PGP")) {
      head += "Version: GnuPG v2\n\n";
      text += draw.form("\n={b4}");
    }
    return head + text + "\n" + DASHES + "END " + label + DASHES;
  }
}
