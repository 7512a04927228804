package io.spanwarden.notify;

/** What happened to a finding that is worth telling. */
public enum Change {
  OPENED("finding.opened"),
  RAISED("finding.raised"),
  REOPENED("finding.reopened");

  private final String event;

  Change(String event) {
    this.event = event;
  }

  /** Returns the word in notifications. */
  public String event() {
    return event;
  }
}
