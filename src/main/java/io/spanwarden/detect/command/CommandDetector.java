package io.spanwarden.detect.command;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.spanwarden.detect.command.CommandAction.Run;
import io.spanwarden.detect.command.CommandAction.Write;
import io.spanwarden.event.Confidence;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Judges what agents run and write against the command rules. Immutable and thread-safe; linear in
 * the text, never throws, looks nothing up.
 *
 * <p>A command line is split as a shell would split it, wrappers are stripped and inert commands
 * dropped; what remains is what the patterns see. A verdict is {@link Effect#EFFECTIVE} if the
 * command line shows that an agent is started with the change or that a persistent place takes it.
 */
public final class CommandDetector {
  /** Characters of a command or content that are looked at. */
  static final int LONGEST = 262_144;

  private final List<CommandRule> rules;
  private final LiteralScan literals;

  /** Creates one of {@code rules}. */
  public CommandDetector(List<CommandRule> rules) {
    this.rules = List.copyOf(rules);
    this.literals = new LiteralScan(rules.stream().map(CommandRule::prefilter).toList());
  }

  /**
   * Returns whether a field can hold anything that a rule speaks of: false for nearly all, in one
   * pass and without allocation.
   */
  public boolean mayConcern(byte[] buffer, int offset, int length) {
    return literals.any(buffer, offset, length);
  }

  /** Judges an action; {@code rejected} says that the user or a policy refused it. */
  public List<CommandVerdict> judge(CommandAction action, boolean rejected) {
    if (action instanceof Write write) {
      return written(write, rejected);
    }
    return commands(((Run) action).command(), rejected);
  }

  /** Judges a command line; {@code rejected} says that the user or a policy refused it. */
  public List<CommandVerdict> commands(String command, boolean rejected) {
    String text = cut(command);
    var concerned = new BitSet();
    literals.collect(text, concerned);
    if (concerned.isEmpty()) {
      return List.of();
    }
    var verdicts = new Verdicts(rejected);
    List<SimpleCommand> commands = CommandLine.split(text);
    var reach = new Reach(commands);
    for (int i = 0; i < commands.size() && !verdicts.full(); i++) {
      if (!InertCommands.contains(commands.get(i))) {
        judge(commands.get(i), i, reach, verdicts);
      }
    }
    judgeWhole(text, reach, concerned, verdicts);
    return verdicts.list();
  }

  /** Judges a file that was written; {@code truncated} says that the agent cut the content. */
  public List<CommandVerdict> edit(String path, String content, boolean truncated) {
    return written(new Write(path, content, truncated), false);
  }

  private List<CommandVerdict> written(Write write, boolean rejected) {
    var verdicts = new Verdicts(rejected);
    judge(write, true, verdicts);
    return verdicts.list();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private void judge(SimpleCommand command, int index, Reach reach, Verdicts verdicts) {
    List<String> texts = command.texts();
    String withoutPhrases = command.withoutPhrases();
    var concerned = new BitSet();
    texts.forEach(text -> literals.collect(text, concerned));
    literals.collect(withoutPhrases, concerned);
    for (int r = concerned.nextSetBit(0); r >= 0; r = concerned.nextSetBit(r + 1)) {
      CommandRule rule = rules.get(r);
      find(rule, texts, withoutPhrases)
          .ifPresent(
              match ->
                  verdicts.add(
                      rule, match, reach.of(rule, index), command.normalised(), rule.confidence()));
    }
    for (Write write : ShellWrites.of(command)) {
      judge(write, false, verdicts);
    }
  }

  private static Optional<Matcher> find(
      CommandRule rule, List<String> texts, String withoutPhrases) {
    for (CommandRule.Matcher matcher : rule.matchers()) {
      List<String> targets =
          switch (matcher.target()) {
            case SEGMENT -> texts;
            case SEGMENT_UNQUOTED -> List.of(withoutPhrases);
            default -> List.of();
          };
      for (String target : targets) {
        Optional<Matcher> match = search(matcher.pattern(), target);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  private void judgeWhole(String text, Reach reach, BitSet concerned, Verdicts verdicts) {
    for (int r = concerned.nextSetBit(0); r >= 0; r = concerned.nextSetBit(r + 1)) {
      CommandRule rule = rules.get(r);
      for (CommandRule.Matcher matcher : rule.matchers()) {
        if (matcher.target() == Target.ANY) {
          search(matcher.pattern(), text)
              .ifPresent(
                  match ->
                      verdicts.add(
                          rule, match, reach.ofAny(rule), match.group(), rule.confidence()));
        }
      }
    }
  }

  /** Judges a write; one by a shell command has rules of its own for the path. */
  private void judge(Write write, boolean byTool, Verdicts verdicts) {
    String content = cut(write.content());
    var concerned = new BitSet();
    literals.collect(write.path(), concerned);
    literals.collect(content, concerned);
    for (int r = concerned.nextSetBit(0); r >= 0; r = concerned.nextSetBit(r + 1)) {
      CommandRule rule = rules.get(r);
      Confidence confidence = write.truncated() ? lowered(rule.confidence()) : rule.confidence();
      for (CommandRule.Matcher matcher : rule.matchers()) {
        Optional<Matcher> match = find(matcher, write.path(), content, byTool);
        if (match.isPresent()) {
          String evidence = write.path() + '\n' + match.get().group();
          verdicts.add(rule, match.get(), effect(rule, write.path()), evidence, confidence);
          break;
        }
      }
    }
  }

  private static Optional<Matcher> find(
      CommandRule.Matcher matcher, String path, String content, boolean byTool) {
    boolean about = matcher.path().map(p -> p.matcher(path).find()).orElse(true);
    return switch (matcher.target()) {
      case PATH -> byTool ? search(matcher.pattern(), path) : Optional.empty();
      case CONTENT -> about ? search(matcher.pattern(), content) : Optional.empty();
      case ANY -> byTool ? search(matcher.pattern(), content) : Optional.empty();
      case SEGMENT, SEGMENT_UNQUOTED -> Optional.empty();
    };
  }

  private static Optional<Matcher> search(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private static Effect effect(CommandRule rule, String path) {
    if (Places.isExample(path)) {
      return Effect.INTENT;
    }
    return rule.grading() == Grading.IMMEDIATE || Places.isPersistent(path)
        ? Effect.EFFECTIVE
        : Effect.INTENT;
  }

  private static Confidence lowered(Confidence confidence) {
    return confidence == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
  }
}
