package io.spanwarden.detect.command;

/** The text that a matcher of a command rule looks at. */
public enum Target {
  /** One command of a command line, without its wrappers. */
  SEGMENT,
  /** The same with quoted phrases blanked: for flags, which a message may merely mention. */
  SEGMENT_UNQUOTED,
  /** The path of a file that is written. */
  PATH,
  /** What is written to a file. */
  CONTENT,
  /** The whole command line, or the whole content of a file. */
  ANY
}
