package io.spanwarden.detect.command;

import com.google.re2j.Matcher;
import io.spanwarden.detect.command.CommandAction.Run;
import io.spanwarden.detect.command.CommandAction.Write;
import io.spanwarden.event.Confidence;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

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

  private final List<Entry> entries;
  private final LiteralScan prefilters;
  private final LiteralScan needs;
  private final BitSet withoutNeeds = new BitSet();

  /** One matcher of a rule. Those of one rule stand together. */
  private record Entry(CommandRule rule, CommandRule.Matcher matcher) {}

  /** Creates one of {@code rules}. */
  public CommandDetector(List<CommandRule> rules) {
    this.entries =
        rules.stream()
            .flatMap(rule -> rule.matchers().stream().map(matcher -> new Entry(rule, matcher)))
            .toList();
    this.prefilters = new LiteralScan(entries.stream().map(e -> e.rule().prefilter()).toList());
    this.needs = new LiteralScan(entries.stream().map(e -> e.matcher().needs()).toList());
    for (int i = 0; i < entries.size(); i++) {
      withoutNeeds.set(i, entries.get(i).matcher().needs().isEmpty());
    }
  }

  /**
   * Returns whether a field can hold anything that a rule speaks of: false for nearly all, in one
   * pass and without allocation.
   */
  public boolean mayConcern(byte[] buffer, int offset, int length) {
    return prefilters.any(buffer, offset, length);
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
    // Not what the matchers need: a quotation mark may stand in the middle of that.
    var concerned = new BitSet();
    prefilters.collect(text, concerned);
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
    search(
        possible(List.of(text)),
        matcher -> matcher.target() == Target.ANY ? List.of(text) : List.of(),
        (rule, match) ->
            verdicts.add(rule, match, reach.ofAny(rule), match.group(), rule.confidence()));
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
    List<String> withoutPhrases = List.of(command.withoutPhrases());
    BitSet possible = possible(texts);
    possible.or(possible(withoutPhrases));
    search(
        possible,
        matcher ->
            switch (matcher.target()) {
              case SEGMENT -> texts;
              case SEGMENT_UNQUOTED -> withoutPhrases;
              case PATH, CONTENT, ANY -> List.of();
            },
        (rule, match) ->
            verdicts.add(
                rule, match, reach.of(rule, index), command.normalised(), rule.confidence()));
    for (Write write : ShellWrites.of(command)) {
      judge(write, false, verdicts);
    }
  }

  /** Judges a write; one by a shell command has rules of its own for the path. */
  private void judge(Write write, boolean byTool, Verdicts verdicts) {
    String path = write.path();
    String content = cut(write.content());
    search(
        possible(List.of(path, content)),
        matcher ->
            switch (matcher.target()) {
              case PATH -> byTool ? List.of(path) : List.of();
              case CONTENT -> isAbout(matcher, path) ? List.of(content) : List.of();
              case ANY -> byTool ? List.of(content) : List.of();
              case SEGMENT, SEGMENT_UNQUOTED -> List.of();
            },
        (rule, match) ->
            verdicts.add(
                rule,
                match,
                effect(rule, path),
                path + '\n' + match.group(),
                write.truncated() ? lowered(rule.confidence()) : rule.confidence()));
  }

  private static boolean isAbout(CommandRule.Matcher matcher, String path) {
    return matcher.path().map(pattern -> pattern.matcher(path).find()).orElse(true);
  }

  /** Returns the entries that can match in one of {@code texts}, as their literals tell. */
  private BitSet possible(List<String> texts) {
    var possible = new BitSet();
    texts.forEach(text -> prefilters.collect(text, possible));
    if (!possible.isEmpty()) {
      BitSet met = (BitSet) withoutNeeds.clone();
      texts.forEach(text -> needs.collect(text, met));
      possible.and(met);
    }
    return possible;
  }

  /** Tells {@code found} of each rule the first matcher that matches one of its targets. */
  private void search(
      BitSet possible,
      Function<CommandRule.Matcher, List<String>> targets,
      BiConsumer<CommandRule, Matcher> found) {
    String done = "";
    for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
      Entry entry = entries.get(i);
      String id = entry.rule().info().id();
      if (done.equals(id)) {
        continue;
      }
      for (String target : targets.apply(entry.matcher())) {
        Matcher match = entry.matcher().pattern().matcher(target);
        if (match.find()) {
          found.accept(entry.rule(), match);
          done = id;
          break;
        }
      }
    }
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
