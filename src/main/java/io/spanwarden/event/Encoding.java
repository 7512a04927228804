package io.spanwarden.event;

/** How the message of an export request is written. */
public enum Encoding {
  PROTOBUF,
  JSON
}
