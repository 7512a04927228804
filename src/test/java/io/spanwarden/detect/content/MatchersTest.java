package io.spanwarden.detect.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.detect.text.Reason;
import io.spanwarden.event.FindingClass;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchersTest {
  private static final CleanText TEXT = new CleanText(11);
  private static final String DRAWN = "5dy366" + "RshMRdjY5uvxha";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DATABASE_PASSWORD=#",
        "export API_KEY='#'",
        "db.password: #",
        "\"clientSecret\": \"#\"",
        "mysql --password #",
        "mysql --password=#",
        "const authToken = `#`;",
        "token := \"#\"",
        "api key: #",
        "password: str = \"#\"",
        "const token: string = '#'",
        "'secret' => '#'",
        "<password>#</password>",
        "setPassword(\"#\")",
        "os.environ[\"API_TOKEN\"] = \"#\"",
        "{\\\"api_key\\\": \\\"#\\\"}",
        "{\"name\":\"DB_PASSWORD\",\"value\":\"#\"}",
        "?access_token=#&x=1",
        "SIGNING_KEY_PROD=#",
        "//registry.npmjs.org/:_authToken=#",
        "+    password: \"#\"",
        "spring.datasource.password=#",
        "API_KEY_2=#",
        "f(token=\"#\")"
      })
  void findsAssignments(String template) {
    assertThat(Scans.summaries(template.replace("#", DRAWN))).containsExactly("generic:" + DRAWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: Optional[str] = None",
        "token = generate_csrf()",
        "max_tokens: 4096",
        "\"input_tokens\": 12",
        "key: subjects",
        "tool_use_id: toolu_01A09q90qw90lq917835lq9",
        "cache_key = normalize(x1)",
        "password=changeme123",
        "API_KEY=your-api-key-here",
        "api_key: <YOUR_API_KEY>",
        "TOKEN=${TOKEN_FROM_VAULT}",
        "secret: {{ vault.secret9 }}",
        "password = os.environ['DB_PASSWORD']",
        "apiKey: process.env.API_KEY2",
        "token: 123456789012",
        "secret_name: prod/db-1/aB3dE5gH7j",
        "token_type: Bearer9x8y7z6w5v",
        "next_token=AbC9xYz8QwE7rTy6UiO5",
        "password_hash=AbC9xYz8QwE7rTy6UiO5",
        "session_token_id: AbC9xYz8QwE7rTy6UiO5",
        "author: AbC9xYz8QwE7rTy6UiO5",
        "PWD=/home/dev/x1Y2",
        "token: 6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "password: [REDACTED]",
        "password=********",
        "if token == expectedTokenValue2 {",
        "auth: requireAuthentication,",
        "secret=null",
        "SECRET_KEY = getenv(\"SECRET_KEY\")",
        "private_key_path: /etc/ssl/private/a1B2c3.pem",
        "password: Passwort ist falsch",
        "tokenizer=AbC9xYz8QwE7rTy6UiO5",
        "api_key=sk-...",
        "Password: cfg.influxdbPassword,"
      })
  void staysQuietOnWhatIsNoAssignmentOfASecret(String text) {
    assertThat(Scans.summaries(text)).isEmpty();
  }

  @Test
  void readsTheKeyOfTheTextAsAName() {
    assertThat(Scans.scan("db.password", DRAWN)).hasSize(1);
    assertThat(Scans.scan("db.name", DRAWN)).isEmpty();
  }

  @Test
  void findsChosenPasswords() {
    Verdict verdict = Scans.scan("password: \"Summer" + "2031!x\"").get(0);

    assertThat(verdict.reason()).isEqualTo(Reason.LOOKS_CHOSEN);
  }

  @ParameterizedTest
  @CsvSource({
    "https://bob:#@db.corp.example/x, url-password",
    "postgres://app:#@10.0.0.5:5432/app, url-password",
    "https%3A%2F%2Fbob%3A#%40host.com%2Fx, url-password",
    "https://x-access-token:#@github.com/a/b, url-password",
    "https://#@github.com/a/b, url-password",
    "https://#:x-oauth-basic@github.com, url-password",
    "redis://:#@cache:6379, url-password",
    "Authorization: Bearer #, authorization",
    "'\"Authorization\": \"Token token=#\"', authorization",
    "-H 'authorization: token #', authorization",
    "curl -u bob:# https://x.com, authorization"
  })
  void findsCredentialsOfUrlsAndHeaders(String template, String rule) {
    String text = template.replace("#", DRAWN);

    assertThat(Scans.summaries(text)).contains(rule + ":" + DRAWN);
    assertThat(Scans.scan(text)).noneMatch(v -> v.rule().info().id().equals("email"));
  }

  @Test
  void findsBasicCredentials() {
    String encoded =
        Base64.getEncoder().encodeToString(("bob:" + DRAWN).getBytes(StandardCharsets.UTF_8));

    assertThat(Scans.summaries("Authorization: Basic " + encoded))
        .containsExactly("authorization:" + encoded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:${PASSWORD}@host/", "https://{user}:{password}@{host}",
            "https://github.com/a@b",
        "ssh://git@github.com/a/b.git", "http://localhost:8080/@x", "https://$USER:$TOKEN@host",
        "docker run -u 1000:1000 image", "Authorization: Bearer <token>",
            "Authorization: Bearer $TOKEN",
        "Authorization: \"Bearer \" + token", "authorization is required", "bearer of good news1"
      })
  void staysQuietOnReferencesInUrlsAndHeaders(String text) {
    assertThat(Scans.summaries(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://postgres:postgres@localhost/db", "https://user:password@host/x",
        "mongodb://root:example@mongo:27017", "https://u:pw1@h.io"
      })
  void tellsStandInsForPasswordsAsPlaceholders(String text) {
    assertThat(Scans.scan(text))
        .extracting(Verdict::findingClass)
        .containsExactly(FindingClass.PLACEHOLDER);
  }

  @ParameterizedTest
  @CsvSource({
    "ann.lee@corp.com, email:ann.lee@corp.com",
    "mailto:bob@corp.io?x, email:bob@corp.io",
    "<bob@corp.com>, email:bob@corp.com",
    "\\nbob@corp.com\\n, email:bob@corp.com",
    "x%20bob%40corp.com, email:bob%40corp.com",
    "a=bob@corp.co.uk., email:bob@corp.co.uk",
    "\\u003cbob\\u0040corp.com\\u003e, email:bob@corp.com",
    "bob@corp.com. He, email:bob@corp.com",
    "bob@corp.com.He, email:bob@corp.com",
    "bob@163.com, email:bob@163.com",
    "jane@example.com, email/reserved:jane@example.com",
    "a@b.test, email/reserved:a@b.test",
    "noreply@anthropic.com, email/reserved:noreply@anthropic.com",
    "1+x@users.noreply.github.com, email/reserved:1+x@users.noreply.github.com",
    "4111 1111 1111 1111, payment-card/reserved:4111 1111 1111 1111",
    "pay 5555-5555-5555-4444 now, payment-card/reserved:5555-5555-5555-4444",
    "378282246310005, payment-card/reserved:378282246310005",
    "\\t4539578763621486\\n, payment-card:4539578763621486",
    "4539 5787 6362 1486 12/27, payment-card:4539 5787 6362 1486",
    "DE89 3704 0044 0532 0130 00, iban/reserved:DE89 3704 0044 0532 0130 00",
    "GB82 WEST 1234 5698 7654 32, iban/reserved:GB82 WEST 1234 5698 7654 32",
    "GB82WEST12345698765432, iban/reserved:GB82WEST12345698765432",
    "IBAN DE75512108001245126199, iban:DE75512108001245126199",
    "ssn 219-09-9999, us-ssn/reserved:219-09-9999",
    "536-90-4399, us-ssn:536-90-4399",
    "ssn: 536904399, us-ssn:536904399",
    "987-65-4321, us-ssn/reserved:987-65-4321",
    "+1 (212) 736-5000, phone:+1 (212) 736-5000",
    "tel:+442079461234 x, phone:+442079461234",
    "+1-202-555-0143, phone/reserved:+1-202-555-0143",
    "call +49 30 901820, phone:+49 30 901820",
    "+12127365000, phone:+12127365000"
  })
  void findsPersonalData(String text, String expected) {
    assertThat(Scans.summaries(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "react@18.2.0",
        "actions/checkout@v4",
        "git@github.com:org/repo.git",
        "user:pass@host",
        "deploy@host.com:/srv",
        "@types/node@20.1.0",
        "https://u@corp.com/x",
        "a@b.cob",
        "x@y.py",
        "icon@2x.zip",
        "\"span_id\":\"4539578763621486\"",
        "4539578763621486abcd",
        "4539578763621487",
        "order_id=4539578763621486",
        "12345678-1234-1234-1234-123456789012",
        "000-12-3456",
        "900-12-3456",
        "1536-90-43991",
        "536904399",
        "2026-11-14 10:22:31",
        "1763123456789012345",
        "+2026-11-24",
        "+1234567890,",
        "DE89 3704 0044 0532 0130 01",
        "UTC+0530 1234567",
        "1.2.3.4567890",
        "473.4539578763621486",
        "3.14.0.159265",
        "+1 (111) 736-5000",
        "a/4539578763621486/b",
        "deadbeef4539578763621486",
        "4539 5787 6362 1486 1111 2222",
        "arn:aws:iam::123456789012:role/x"
      })
  void staysQuietOnWhatOnlyLooksPersonal(String text) {
    assertThat(Scans.summaries(text)).isEmpty();
  }

  @Test
  void leavesNumbersAlone_whenTheKeySaysIdOrAmount() {
    for (String key :
        List.of("order.id", "gen_ai.usage.total", "event.sequence", "took_ms", "sizeBytes")) {
      assertThat(Scans.scan(key, "4539578763621486")).as(key).isEmpty();
    }
    assertThat(Scans.scan("tool.output", "4539578763621486")).hasSize(1);
  }

  @Test
  void findsPrivateKeysWithABody() {
    String body =
        (TEXT.base64(64) + "\n").repeat(1) + TEXT.base64(64) + "\n" + TEXT.base64(40) + "\n";
    String pem =
        "-----BEGIN RSA PRIVATE " + "KEY-----\n" + body + "-----END RSA PRIVATE " + "KEY-----";

    assertThat(Scans.scan("k: \"" + pem.replace("\n", "\\n") + "\"")).hasSize(1);
    assertThat(Scans.scan(pem)).hasSize(1);
    assertThat(Scans.scan("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----")).isEmpty();
  }
}
