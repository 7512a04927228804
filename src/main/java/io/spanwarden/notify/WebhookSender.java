package io.spanwarden.notify;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.SplitHttpResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Posts notices to one URL. The head of the response is the answer; the body is ignored. */
final class WebhookSender {
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int LONGEST_RESPONSE = 64 << 10;

  private final WebClient client;
  private final String path;
  private final Optional<String> secret;
  private final String userAgent;
  private final InstantSource clock;

  WebhookSender(
      URI url,
      ClientFactory factory,
      Optional<String> secret,
      String version,
      InstantSource clock) {
    // Without TLS, Armeria would try HTTP/2 first, which small receivers do not understand.
    boolean secure = "https".equalsIgnoreCase(url.getScheme());
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    this.client =
        WebClient.builder((secure ? "https" : "h1c") + "://" + url.getHost() + port)
            .factory(factory)
            .responseTimeout(RESPONSE_TIMEOUT)
            .maxResponseLength(LONGEST_RESPONSE)
            .build();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    this.path = (url.getRawPath().isEmpty() ? "/" : url.getRawPath()) + query;
    this.secret = secret;
    this.userAgent = "spanwarden/" + version;
    this.clock = clock;
  }

  CompletableFuture<Answer> send(Notice notice) {
    Instant now = clock.instant();
    byte[] body = Envelope.of(notice, now);
    RequestHeadersBuilder head =
        RequestHeaders.builder(HttpMethod.POST, path)
            .contentType(MediaType.JSON)
            .set(HttpHeaderNames.USER_AGENT, userAgent)
            // The count tells an opening from a later one, and stays the same when sent again.
            .set("idempotency-key", notice.findingId() + ":" + notice.count());
    secret.ifPresent(key -> head.set("spanwarden-signature", Envelope.signature(key, now, body)));
    SplitHttpResponse response = client.execute(head.build(), HttpData.wrap(body)).split();
    // Whatever becomes of the body, the head has said what there is to know.
    response.body().subscribe().exceptionally(failure -> null);
    return response.headers().thenApply(WebhookSender::answer);
  }

  private static Answer answer(ResponseHeaders head) {
    return new Answer(
        head.status().code(), Optional.ofNullable(head.get(HttpHeaderNames.RETRY_AFTER)));
  }
}
