package io.spanwarden.expose;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What to do about an alert: the runbooks, so that the links of alerts lead somewhere. */
final class RunbookService implements HttpService {
  private static final Pattern ALERT = Pattern.compile("[A-Za-z]{1,64}");

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws IOException {
    String alert = String.valueOf(ctx.pathParam("alert"));
    if (ALERT.matcher(alert).matches()) {
      try (var text =
          RunbookService.class.getClassLoader().getResourceAsStream("runbooks/" + alert + ".md")) {
        if (text != null) {
          return HttpResponse.of(
              HttpStatus.OK,
              MediaType.PLAIN_TEXT_UTF_8,
              new String(text.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return Problem.of(
        HttpStatus.NOT_FOUND, "no such runbook (expected: the name of an alert of Spanwarden)");
  }
}
