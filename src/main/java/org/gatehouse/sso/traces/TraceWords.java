package org.gatehouse.sso.traces;

import java.util.List;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.sso.response.Check;
import org.gatehouse.sso.response.Fact;
import org.gatehouse.sso.response.Report;

/** Checks and cures in the words of a language. */
public final class TraceWords {

  private TraceWords() {}

  /** The likely cure. */
  public static String cure(Texts texts, Cure cure) {
    return texts.of("sso.cure." + cure.key(), List.copyOf(cure.with()));
  }

  /** The checks as lines of a table. */
  public static List<Line> lines(Texts texts, Report report) {
    return report.lines().stream()
        .map(
            line ->
                new Line(
                    line.check().name(),
                    texts.of("sso.check." + line.check()),
                    line.state().name(),
                    texts.of("sso.check.state." + line.state()),
                    facts(texts, report, line.check())))
        .toList();
  }

  /** One check with what was found. */
  public record Line(
      String check, String label, String state, String stateLabel, List<Found> found) {

    public Line {
      found = List.copyOf(found);
    }
  }

  /** Something that was found, or expected. */
  public record Found(String label, String value) {}

  private static List<Found> facts(Texts texts, Report report, Check check) {
    return report.facts().stream()
        .filter(fact -> fact.check() == check)
        .map(fact -> new Found(label(texts, fact), fact.value()))
        .toList();
  }

  /** Attributes have the names that the identity provider gives them. */
  private static String label(Texts texts, Fact fact) {
    return fact.check() == Check.ATTRIBUTES ? fact.name() : texts.of("sso.fact." + fact.name());
  }
}
