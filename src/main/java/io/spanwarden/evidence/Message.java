package io.spanwarden.evidence;

import io.spanwarden.event.Credential;
import io.spanwarden.event.Observation;
import io.spanwarden.event.Source;

/**
 * What tells one message with findings from another.
 *
 * @param sender who sent it
 * @param digest a keyed digest of it
 */
record Message(String sender, String digest) {
  /** Returns an observation's. */
  static Message of(Observation observation) {
    return new Message(sender(observation.source()), observation.digest());
  }

  private static String sender(Source source) {
    return source
        .credential()
        .map(Credential::reference)
        .orElseGet(() -> "peer:" + source.peer().label());
  }
}
