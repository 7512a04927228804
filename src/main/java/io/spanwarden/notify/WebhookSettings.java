package io.spanwarden.notify;

import io.spanwarden.event.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where findings are posted. A URL is a secret: its path and query often are the credential, so it
 * stands in no message and not in {@link #toString()}.
 *
 * @param urls each receives every notice
 * @param minimum the least severity that is posted
 * @param secret the key of the signature; unsigned without
 * @param allowPlaintext permits http to another machine
 * @param authority a PEM file of issuers to trust instead of those of the Java runtime
 */
public record WebhookSettings(
    List<URI> urls,
    Severity minimum,
    Optional<String> secret,
    boolean allowPlaintext,
    Optional<Path> authority) {
  private static final int SHORTEST_SECRET = 16;

  public WebhookSettings {
    urls = List.copyOf(urls);
  }

  /** Returns settings for findings of severity high and above, unsigned. */
  public static WebhookSettings of(URI... urls) {
    return new WebhookSettings(
        List.of(urls), Severity.HIGH, Optional.empty(), false, Optional.empty());
  }

  /**
   * Returns all that is wrong with these settings, each in a sentence; empty if they are usable.
   */
  public List<String> validate() {
    List<String> problems = new ArrayList<>();
    urls.forEach(url -> Endpoint.check("webhook.urls", url, allowPlaintext, problems));
    if (secret.isPresent() && secret.get().length() < SHORTEST_SECRET) {
      problems.add("webhook.secret-file: (expected: " + SHORTEST_SECRET + " characters or more)");
    }
    authority
        .filter(file -> !Files.isReadable(file))
        .ifPresent(
            file -> problems.add("webhook.ca: " + file + " (expected: a readable PEM file)"));
    return problems;
  }

  @Override
  public String toString() {
    return "WebhookSettings" + urls.stream().map(Endpoint::shown).toList();
  }
}
