package io.spanwarden.detect.command;

/** When what a rule describes takes effect. */
public enum Grading {
  /** Only for programs started afterwards, such as a variable of the environment. */
  ENVIRONMENT,
  /** As soon as the command runs, such as a stopped collector. */
  IMMEDIATE
}
