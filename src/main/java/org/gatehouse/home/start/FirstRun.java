package org.gatehouse.home.start;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the first steps somebody does not want, and whether he wants to see none of them. */
@Entity
@Table(name = "first_run")
public class FirstRun {

  @Id
  @Column(name = "user_id")
  private long userId;

  @Column(name = "skipped")
  private String skipped;

  @Column(name = "hidden_at")
  private @Nullable Instant hiddenAt;

  /** For JPA. */
  @SuppressWarnings("NullAway")
  protected FirstRun() {}

  FirstRun(long userId) {
    this.userId = userId;
    this.skipped = "";
  }

  Set<Step> skipped() {
    EnumSet<Step> steps = EnumSet.noneOf(Step.class);
    Arrays.stream(skipped.split(" "))
        .filter(name -> !name.isEmpty())
        .forEach(name -> Step.find(name).ifPresent(steps::add));
    return steps;
  }

  void skip(Set<Step> steps) {
    skipped = steps.stream().map(Step::name).sorted().collect(Collectors.joining(" "));
  }

  boolean hidden() {
    return hiddenAt != null;
  }

  void hide(@Nullable Instant now) {
    hiddenAt = now;
  }
}
