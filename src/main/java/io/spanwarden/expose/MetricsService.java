package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** {@code /metrics}, in the Prometheus text format or OpenMetrics, as the scraper accepts. */
final class MetricsService implements HttpService {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry;
  private final LiveMeters scores;

  MetricsService(PrometheusMeterRegistry registry, LiveMeters scores) {
    this.registry = registry;
    this.scores = scores;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String accept = request.headers().get(HttpHeaderNames.ACCEPT, "");
    String format = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return HttpResponse.of(
        () -> {
          scores.refresh();
          return HttpResponse.of(
              HttpStatus.OK, MediaType.parse(format), HttpData.ofUtf8(registry.scrape(format)));
        },
        ctx.blockingTaskExecutor());
  }
}
