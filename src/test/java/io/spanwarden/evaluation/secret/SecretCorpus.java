package io.spanwarden.evaluation.secret;

import io.spanwarden.evaluation.Case;
import io.spanwarden.evaluation.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Texts with one credential each, or few: known forms with and without their issuer's name, values
 * that only the issuer's name betrays, passwords, blocks, addresses.
 */
public final class SecretCorpus {
  private SecretCorpus() {}

  /** Returns the cases, {@code scale} times about a hundred. */
  public static List<Case> cases(int scale, long seed) {
    Draw draw = new Draw(seed);
    List<Case> cases = new ArrayList<>();
    List<Issuer> structural = StructuralIssuers.all();
    for (int i = 0; i < scale * 62; i++) {
      Issuer issuer = structural.get(i % structural.size());
      int round = i / structural.size();
      String credential = issuer.credential(draw);
      String marked =
          round % 3 == 2 && bare(issuer)
              ? BareForms.around(i, credential, draw)
              : Surroundings.around(i * 7 + round, issuer, credential, draw);
      cases.add(Case.of("structural", source(issuer), marked));
    }
    List<Issuer> contextual = ContextualIssuers.all();
    for (int i = 0; i < scale * 17; i++) {
      Issuer issuer = contextual.get(i % contextual.size());
      String marked = Surroundings.around(i * 7 + i / 13, issuer, issuer.credential(draw), draw);
      cases.add(Case.of("contextual", source(issuer), marked));
    }
    cases.addAll(GenericSecrets.cases(scale * 9, draw));
    cases.addAll(Blocks.cases(scale * 4, draw));
    cases.addAll(Connections.cases(scale * 9, draw));
    return cases;
  }

  /** Returns the fixed beginnings of known forms, and the names of issuers. */
  public static List<String> literals() {
    List<String> literals = new ArrayList<>();
    for (Issuer issuer : StructuralIssuers.all()) {
      literals.add(issuer.name());
      literals.add(issuer.form().replaceFirst("^@\\w+ ?", "").replaceFirst("\\{.*", ""));
    }
    ContextualIssuers.all().forEach(issuer -> literals.add(issuer.name() + "_" + issuer.role()));
    literals.removeIf(literal -> literal.length() < 2);
    return literals;
  }

  /** Some forms say too little without a name: those are never alone. */
  private static boolean bare(Issuer issuer) {
    String form = issuer.form();
    String fixed = form.startsWith("@") ? form : form.substring(0, form.indexOf('{'));
    return fixed.length() >= 4
        && !Set.of("live_", "auth_", "api-", "sdk-", "secret_").contains(fixed);
  }

  private static String source(Issuer issuer) {
    return issuer.name() + ": " + issuer.role();
  }
}
