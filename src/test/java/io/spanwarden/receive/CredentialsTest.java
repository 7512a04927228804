package io.spanwarden.receive;

import static io.spanwarden.receive.TestServer.grpcStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.spanwarden.event.AgentId;
import io.spanwarden.event.Credential;
import io.spanwarden.event.Signal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static final byte[] TRACE = Messages.trace("span");
  private static final AgentId AGENT = new AgentId("claude-code-otel");

  @SuppressWarnings("NullAway.Init") // set before each test of the nested classes
  private TestServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  class WhereTheyAreRequired {
    @BeforeEach
    void start() throws Exception {
      server = TestServer.start(s -> s.requireCredentials(true));
    }

    @Test
    void acceptsATokenAsBearer() throws Exception {
      IssuedToken token = issue(TokenRole.INGEST);

      assertThat(post("Bearer " + token.plaintext()).statusCode()).isEqualTo(200);
      Credential credential = server.handler.next().source().credential().orElseThrow();
      assertThat(credential)
          .isEqualTo(new Credential("token:" + token.info().id(), true, Optional.of(AGENT)));
    }

    @Test
    void acceptsATokenAsThePasswordOfBasic() throws Exception {
      IssuedToken token = issue(TokenRole.INGEST);

      assertThat(post(basic("pk", token.plaintext())).statusCode()).isEqualTo(200);
      assertThat(server.handler.next().source().authenticated()).isTrue();
    }

    @Test
    void acceptsATokenOverGrpc() throws Exception {
      String authorization = "bearer " + issue(TokenRole.INGEST).plaintext();

      assertThat(grpcStatus(call("authorization", authorization))).isEqualTo("0");
      assertThat(server.handler.next().source().authenticated()).isTrue();
    }

    @Test
    void answers401AndCounts_whenThereIsNone() throws Exception {
      HttpResponse<byte[]> response = server.send(server.post("/v1/traces", TRACE));

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
      assertThat(grpcStatus(call())).isEqualTo("16");
      assertThat(failures("otlp_http", "missing")).isEqualTo(1);
      assertThat(failures("otlp_grpc", "missing")).isEqualTo(1);
      assertThat(server.handler.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic d3Jvbmc=", "Digest wrong", "wrong"})
    void answers401AndNeverEchoes_whenItIsWrong(String authorization) throws Exception {
      HttpResponse<byte[]> http = post(authorization);
      AggregatedHttpResponse grpc = call("authorization", authorization);

      assertThat(http.statusCode()).isEqualTo(401);
      assertThat(new String(http.body(), StandardCharsets.UTF_8)).doesNotContain("wrong");
      assertThat(grpcStatus(grpc)).isEqualTo("16");
      assertThat(grpc.headers().toString()).doesNotContain("wrong");
      assertThat(failures("otlp_http", "invalid")).isEqualTo(1);
      assertThat(failures("otlp_grpc", "invalid")).isEqualTo(1);
    }

    @Test
    void answers401_whenTheTokenIsRevoked() throws Exception {
      IssuedToken token = issue(TokenRole.INGEST);
      assertThat(post("Bearer " + token.plaintext()).statusCode()).isEqualTo(200);

      assertThat(server.tokens.revoke(token.info().id())).isTrue();

      assertThat(post("Bearer " + token.plaintext()).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @EnumSource(
        value = TokenRole.class,
        names = {"VIEWER", "METRICS"})
    void answers403_whenTheTokenIsForSomethingElse(TokenRole role) throws Exception {
      String authorization = "Bearer " + issue(role).plaintext();

      assertThat(post(authorization).statusCode()).isEqualTo(403);
      assertThat(grpcStatus(call("authorization", authorization))).isEqualTo("7");
      assertThat(failures("otlp_http", "forbidden")).isEqualTo(1);
    }
  }

  @Nested
  class WhereTheyAreNotRequired {
    @BeforeEach
    void start() throws Exception {
      server = TestServer.start();
    }

    @Test
    void acceptsNone() throws Exception {
      assertThat(server.send(server.post("/v1/traces", TRACE)).statusCode()).isEqualTo(200);
      assertThat(server.handler.next().source().credential()).isEmpty();
    }

    @Test
    void knowsAForeignOneByTheKeyedHashOfItsSecret() throws Exception {
      byte[] secret = "foreign-secret".getBytes(StandardCharsets.UTF_8);
      String hash = TestServer.FINGERPRINTER.fingerprint(secret, 0, secret.length);
      Credential expected = new Credential(hash, false, Optional.empty());

      assertThat(post("Bearer foreign-secret").statusCode()).isEqualTo(200);
      assertThat(server.handler.next().source().credential()).contains(expected);
      assertThat(post(basic("public-key", "foreign-secret")).statusCode()).isEqualTo(200);
      assertThat(server.handler.next().source().credential()).contains(expected);
    }

    @Test
    void stillKnowsATokenOfOurs() throws Exception {
      assertThat(post("Bearer " + issue(TokenRole.INGEST).plaintext()).statusCode()).isEqualTo(200);
      assertThat(server.handler.next().source().credential().flatMap(Credential::agent))
          .contains(AGENT);
    }

    @Test
    void answers403_whenATokenOfOursIsForSomethingElse() throws Exception {
      assertThat(post("Bearer " + issue(TokenRole.VIEWER).plaintext()).statusCode()).isEqualTo(403);
    }
  }

  private IssuedToken issue(TokenRole role) throws Exception {
    return server.tokens.create(Optional.of(AGENT), role, "for a test");
  }

  private HttpResponse<byte[]> post(String authorization) throws Exception {
    return server.send("/v1/traces", "authorization", authorization, TRACE);
  }

  private AggregatedHttpResponse call(String... headers) {
    return server.call(Signal.TRACES, Messages.frame(false, TRACE), headers);
  }

  private double failures(String listener, String reason) {
    return server.count("spanwarden.auth.failures", "listener", listener, "reason", reason);
  }

  private static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
