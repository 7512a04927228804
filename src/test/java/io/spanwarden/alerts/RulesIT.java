package io.spanwarden.alerts;

import static io.spanwarden.alerts.Tool.DASHBOARDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.spanwarden.event.RuleInfo;
import io.spanwarden.event.Severity;
import io.spanwarden.machine.Machine;
import io.spanwarden.rules.RuleBook;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules and the configuration of Prometheus, as its own tool sees them. */
class RulesIT {
  @BeforeAll
  static void promtoolIsThere() {
    Machine.require("promtool");
  }

  private static void succeeds(String... command) throws Exception {
    Machine.Result result = Machine.run(Map.of(), List.of(command));
    assertThat(result.exit()).as("%s", result.output()).isZero();
  }

  @Test
  void theRulesAreValid() throws Exception {
    succeeds(
        "promtool",
        "check",
        "rules",
        "--lint-fatal",
        DASHBOARDS.resolve("alerts.yaml").toString(),
        DASHBOARDS.resolve("recording.yaml").toString());
  }

  @Test
  void eachAlertFiresAndStaysQuietAsItsTestsSay() throws Exception {
    succeeds("promtool", "test", "rules", DASHBOARDS.resolve("alerts.test.yaml").toString());
  }

  @Test
  void eachAlertHasACaseThatFiresAndOneThatIsQuiet() throws Exception {
    List<Shipped.Case> cases = Shipped.cases();
    // It always fires: that is what it is for.
    List<String> never = List.of("SpanwardenWatchdog");
    for (Shipped.Alert alert : Shipped.alerts()) {
      assertThat(cases).as("fires").contains(new Shipped.Case(alert.name(), true));
      if (!never.contains(alert.name())) {
        assertThat(cases).as("quiet").contains(new Shipped.Case(alert.name(), false));
      }
    }
  }

  @Test
  void theConfigurationIsValid() throws Exception {
    succeeds(
        "promtool",
        "check",
        "config",
        "--syntax-only",
        DASHBOARDS.resolve("prometheus.yml").toString());
  }

  /** Fails when rules of a new category come, which nobody would be told of. */
  @Test
  void everyRuleThatCanBeHighHasAnAlert() throws Exception {
    String alerts = Files.readString(DASHBOARDS.resolve("alerts.yaml"));
    for (RuleInfo rule : RuleBook.load(Optional.empty()).infos()) {
      if (rule.severities().contains(Severity.HIGH)
          || rule.severities().contains(Severity.CRITICAL)) {
        assertThat(alerts).contains("category=\"" + rule.kind().category().label() + "\"");
      }
    }
  }
}
