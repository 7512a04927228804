package io.spanwarden.event;

import io.spanwarden.score.Band;

/** A dependency that the table forbids, for the test that forbidden ones are caught. */
final class WrongArrow {
  private final Band band = Band.NONE;

  Band band() {
    return band;
  }
}
