package io.spanwarden;

/** Starts the command line. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name. */
  public static void main(String[] args) {
    System.out.println("spanwarden");
  }
}
