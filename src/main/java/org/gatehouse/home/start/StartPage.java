package org.gatehouse.home.start;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.home.start.FirstSteps.Steps;
import org.gatehouse.home.start.FirstSteps.Taken;
import org.jspecify.annotations.Nullable;

/** The first steps, as a page of their own and as a card at home; a page looks for them once. */
@Named
@RequestScoped
public class StartPage {

  @EJB FirstSteps steps;
  @Inject CurrentCaller caller;

  private @Nullable Steps found;
  private @Nullable List<Row> rows;

  /**
   * A step.
   *
   * @param key its texts begin so
   * @param state {@code done}, {@code now} for the next one, else {@code later}
   */
  public record Row(
      String name, String key, String icon, String path, String state, boolean skipped) {}

  /** Whether the home page shows the card. */
  public boolean isOffered() {
    return caller.may("policy:manage") && steps.concerns() && steps().open();
  }

  /** Whether the caller has taken it off the home page. */
  public boolean isHidden() {
    return steps().hidden();
  }

  /** All steps. */
  public List<Row> getRows() {
    List<Row> known = rows;
    if (known == null) {
      List<Taken> all = steps().all();
      Optional<Taken> next = all.stream().filter(step -> !step.settled()).findFirst();
      known = all.stream().map(step -> row(step, next.filter(step::equals).isPresent())).toList();
      rows = known;
    }
    return known;
  }

  /** The next step; null when nothing is left. */
  public @Nullable Row getNext() {
    return getRows().stream().filter(row -> row.state().equals("now")).findFirst().orElse(null);
  }

  /** How many are done or left out. */
  public long getDone() {
    return getRows().stream().filter(row -> row.state().equals("done")).count();
  }

  private Steps steps() {
    Steps known = found;
    if (known == null) {
      known = steps.get();
      found = known;
    }
    return known;
  }

  private static Row row(Taken taken, boolean next) {
    Step step = taken.step();
    return new Row(
        step.name(),
        "start." + step.name(),
        step.icon(),
        step.path(),
        taken.settled() ? "done" : next ? "now" : "later",
        taken.skipped() && !taken.done());
  }
}
