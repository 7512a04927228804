package io.spanwarden.notify;

/** A channel by which findings leave. Thread-safe. */
public interface FindingSink extends AutoCloseable {
  /** Returns the metric label. */
  String channel();

  /** Takes a notice, or leaves it if it is beneath the channel. Never waits, never throws. */
  void accept(Notice notice);

  /** Returns what became of the notices so far. */
  ChannelStats stats();

  /** Delivers what it can within a few seconds, and stops. What is left counts as dropped. */
  @Override
  void close();
}
