package io.spanwarden.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build. */
final class BuildVersion implements IVersionProvider {
  /** Returns the version of the jar; {@code dev} outside of one. */
  static String version() {
    String version = BuildVersion.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "spanwarden " + version() + " (Java " + System.getProperty("java.version") + ")"
    };
  }
}
