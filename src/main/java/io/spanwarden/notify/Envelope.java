package io.spanwarden.notify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The body {@code spanwarden.notification/v1} of a webhook, and its signature. */
final class Envelope {
  private static final JsonFactory JSON = new JsonFactory();

  private Envelope() {}

  /**
   * Returns an object with {@code schema}, {@code event}, {@code sent_at} and {@code finding},
   * which is the finding's document as the API has it.
   */
  static byte[] of(Notice notice, Instant sentAt) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("schema", "spanwarden.notification/v1");
      json.writeStringField("event", notice.change().event());
      json.writeStringField("sent_at", sentAt.toString());
      json.writeFieldName("finding");
      json.writeRawValue(new String(notice.json().get(), StandardCharsets.UTF_8));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Returns {@code t=<unix seconds>,v1=<hex>}: the HMAC-SHA256 of the time, a dot and the body. The
   * time is signed so that a receiver can refuse an old message that somebody sends again.
   */
  static String signature(String secret, Instant sentAt, byte[] body) {
    long time = sentAt.getEpochSecond();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }
}
