package org.gatehouse.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.audit.Groups.Group;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.trail.EntryCount;
import org.jspecify.annotations.Nullable;

/** What the log's page counts: bars over its time, and groups by a column. */
@Named
@RequestScoped
public class AuditCountsPage {

  @Inject AuditPage page;
  @EJB LogCounts counts;
  @Inject Vocabularies vocabularies;
  @Inject Viewer viewer;
  @Inject Clock clock;

  private @Nullable Histogram histogram;
  private @Nullable Groups groups;

  /** A column to group by, or none. */
  public record Choice(String code, String address, boolean chosen) {}

  /** A group; its address is empty where no filter says the same. */
  public record Row(String name, String count, String address) {}

  /** The bars; null where there is nothing to compare. */
  public @Nullable Histogram getHistogram() {
    if (histogram == null && page.search().errors().isEmpty()) {
      LogFilter filter = page.search().filter();
      histogram = filter.from().or(() -> counts.findFirst(filter)).map(this::draw).orElse(null);
    }
    return histogram == null || !histogram.isDrawn() ? null : histogram;
  }

  /** The columns to choose from. */
  public List<Choice> getChoices() {
    return Stream.concat(Stream.of(""), Arrays.stream(Grouping.values()).map(Grouping::code))
        .map(this::choice)
        .toList();
  }

  /** The groups of the chosen column. */
  public List<Row> getRows() {
    return groups().all().stream().map(this::row).toList();
  }

  /** Whether there are more groups than shown. */
  public boolean isMore() {
    return groups().more();
  }

  /** Whether only the newest entries were counted. */
  public boolean isCapped() {
    return groups().capped();
  }

  private Groups groups() {
    if (groups == null) {
      groups =
          page.search()
              .group()
              .filter(by -> page.search().errors().isEmpty())
              .map(by -> counts.groups(page.search().filter(), by, viewer.getLocale()))
              .orElse(new Groups(List.of(), false, false));
    }
    return groups;
  }

  private @Nullable Histogram draw(Instant from) {
    LogFilter filter = page.search().filter();
    Instant end = EntryCount.bucket(clock.instant()).plus(EntryCount.QUARTER);
    Instant to = filter.to().orElse(end);
    if (!from.isBefore(to)) {
      return null;
    }
    Timeline timeline = Timeline.of(from, to, viewer.getZone());
    return new Histogram(
        counts.times(filter, timeline, viewer.getLocale()),
        page.getAddress(),
        viewer.getZone(),
        vocabularies.of(viewer.getLocale()));
  }

  private Choice choice(String code) {
    String chosen = page.search().group().map(Grouping::code).orElse("");
    return new Choice(code, page.getAddress().grouped(code).text(), chosen.equals(code));
  }

  private Row row(Group group) {
    Grouping by = page.search().group().orElse(Grouping.USER);
    Vocabulary words = vocabularies.of(viewer.getLocale());
    String name =
        switch (by) {
          case DESCRIPTION -> words.text(group.name());
          case ACCOUNT -> words.account(group.name());
          default -> group.label().isEmpty() ? FilterInput.NOBODY : group.label();
        };
    String count =
        words.texts().of(isCapped() ? "audit.number.capped" : "audit.number", group.entries());
    return new Row(
        name,
        count,
        filter(by, group).map(filters -> page.getAddress().narrowed(filters).text()).orElse(""));
  }

  /** What narrows the list to a group; nothing says that there is no address. */
  private static Optional<Map<String, String>> filter(Grouping by, Group group) {
    String value =
        switch (by) {
          case DESCRIPTION, ACCOUNT -> group.name();
          case USER -> group.label().isEmpty() ? FilterInput.NOBODY : group.label();
          case ADDRESS -> group.label();
        };
    String field =
        switch (by) {
          case DESCRIPTION -> "text";
          case ACCOUNT -> "sub";
          case USER -> "username";
          case ADDRESS -> "ip";
        };
    return value.isEmpty() || Mask.hides(value)
        ? Optional.empty()
        : Optional.of(Map.of(field, value, "group", ""));
  }
}
