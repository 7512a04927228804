package io.spanwarden.detect.content;

import java.util.Locale;
import java.util.Random;

/**
 * A seeded generator of what agents put into telemetry when nothing is wrong: listings, diffs,
 * JSON, logs, ids, hashes, source code, token counts.
 */
public final class CleanText {
  private static final String[] WORDS = {
    "token",
    "tokens",
    "key",
    "value",
    "request",
    "session",
    "handler",
    "parse",
    "buffer",
    "stream",
    "password",
    "author",
    "secret",
    "config",
    "index",
    "result",
    "error",
    "context",
    "author",
    "span",
    "trace",
    "model",
    "prompt",
    "scanner",
    "passes",
    "monkey",
    "authorize",
    "public"
  };
  private final Random random;

  /** Creates a generator whose texts depend on {@code seed} alone. */
  public CleanText(long seed) {
    random = new Random(seed);
  }

  /** Returns a text of about {@code length} characters. */
  public String text(int length) {
    StringBuilder text = new StringBuilder(length + 256);
    while (text.length() < length) {
      text.append(line()).append('\n');
    }
    text.setLength(length);
    return text.toString();
  }

  /** Returns one line of any kind. */
  public String line() {
    String a = word();
    String b = word();
    int n = random.nextInt(1_000_000);
    return switch (random.nextInt(30)) {
      case 0 -> "-rw-r--r-- 1 user staff " + n + " Nov 24 12:09 " + a + "_" + b + ".java";
      case 1 -> "+    private final " + cap(a) + " " + b + " = new " + cap(a) + "(" + n + ");";
      case 2 -> "-    return " + a + "." + b + "(" + a + ", token);";
      case 3 -> "{\"input_tokens\": " + n + ", \"output_tokens\": 12, \"max_tokens\": 4096}";
      case 4 -> "{\"trace_id\":\"" + hex(32) + "\",\"span_id\":\"" + hex(16) + "\"}";
      case 5 -> "2026-11-24T12:09:43.123Z INFO [" + a + "] took " + n + " ms, id=" + uuid();
      case 6 -> "commit " + hex(40);
      case 7 -> "\"tool_use_id\": \"toolu_01" + alnum(22) + "\"";
      case 8 -> "\"integrity\": \"sha512-" + base64(86) + "==\"";
      case 9 -> "github.com/x/y v1.2." + n + " h1:" + base64(43) + "=";
      case 10 -> "    def " + a + "(self, password: Optional[str] = None, token: str = \"\"):";
      case 11 -> "        token = generate_csrf()";
      case 12 -> "        self.api_key = os.environ[\"SERVICE_API_KEY\"]";
      case 13 -> "const apiKey = process.env.API_KEY ?? config.apiKey;";
      case 14 -> "  key: subjects";
      case 15 -> "      - uses: actions/checkout@v4 # " + hex(40);
      case 16 -> "    \"react\": \"^18.2.0\", // react@18.2.0 @types/node@20.1.0";
      case 17 -> "git clone git@github.com:org/repo.git && cd repo";
      case 18 -> "curl -s https://api.github.com/repos/" + a + "/" + b + "/pulls/" + n;
      case 19 -> "event.sequence=" + n + " duration_ms=" + n + " epoch=17" + digits(8) + digits(9);
      case 20 -> "\"signature\": \"E" + base64(220) + "==\"";
      case 21 ->
          "The " + a + " of the " + b + " is read before the " + word() + " is " + word() + ".";
      case 22 -> "index " + hex(7) + ".." + hex(7) + " 100644";
      case 23 -> "image: registry.internal/app@sha256:" + hex(64);
      case 24 -> "export DATABASE_PASSWORD=${DB_PASSWORD} TOKEN=$TOKEN";
      case 25 -> "  password_hash = bcrypt.hashpw(password, salt) # never log the password";
      case 26 -> "msg_01" + alnum(22) + " req_011" + alnum(21) + " cost_usd=0." + digits(6);
      case 27 ->
          "lat=52." + digits(8) + " lon=13." + digits(9) + " size=" + digits(8) + " pid " + n;
      case 28 -> "C:\\Users\\dev\\" + a + "\\new_" + b + ".txt";
      default -> "@Override public void " + a + cap(b) + "(byte[] buffer, int offset) {";
    };
  }

  /** Returns characters of an alphabet of 62. */
  public String alnum(int length) {
    return draw("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length);
  }

  /** Returns hexadecimal digits. */
  public String hex(int length) {
    return draw("0123456789abcdef", length);
  }

  String digits(int length) {
    return draw("0123456789", length);
  }

  String base64(int length) {
    return draw("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", length);
  }

  String draw(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String uuid() {
    return hex(8) + "-" + hex(4) + "-4" + hex(3) + "-a" + hex(3) + "-" + hex(12);
  }

  private String word() {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String cap(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
