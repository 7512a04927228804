package io.spanwarden;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import java.nio.ByteBuffer;

/** One unary gRPC call with a message that is already encoded. */
final class GrpcCall {
  private GrpcCall() {}

  /** Returns the gRPC status. */
  static int to(int port, String path, byte[] message) {
    ByteBuffer frame = ByteBuffer.allocate(5 + message.length);
    frame.put((byte) 0).putInt(message.length).put(message);
    RequestHeaders headers =
        RequestHeaders.builder(HttpMethod.POST, path)
            .set(HttpHeaderNames.CONTENT_TYPE, "application/grpc")
            .set(HttpHeaderNames.TE, "trailers")
            .build();
    AggregatedHttpResponse response =
        WebClient.of("h2c://127.0.0.1:" + port)
            .execute(HttpRequest.of(headers, HttpData.wrap(frame.array())))
            .aggregate()
            .join();
    String trailer = response.trailers().get("grpc-status");
    String status = trailer != null ? trailer : response.headers().get("grpc-status");
    return Integer.parseInt(String.valueOf(status));
  }
}
