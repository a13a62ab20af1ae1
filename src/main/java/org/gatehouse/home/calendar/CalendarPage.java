package org.gatehouse.home.calendar;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.desk.Expiry;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * Everything that ends, month by month, and the feed for calendars.
 *
 * <p>The feed's address is rendered into the answer to the post that made it and is nowhere else.
 */
@Named
@RequestScoped
public class CalendarPage {

  private static final int NEXT = 5;

  @Inject Expiries expiries;
  @EJB CalendarFeeds feeds;
  @Inject CurrentCaller caller;
  @Inject Viewer viewer;
  @Inject Settings settings;
  @Inject Notices notices;
  @Inject Clock clock;

  private Expiries.@Nullable Told told;
  private @Nullable List<Month> months;
  private @Nullable List<EndingRow> next;
  private @Nullable FeedDetails feed;
  private boolean feedRead;
  private @Nullable String issued;

  /** What ends in a month. */
  public record Month(String name, List<EndingRow> rows) {}

  /** All that ends within a year. */
  public List<Month> getMonths() {
    List<Month> known = months;
    if (known == null) {
      Map<String, List<EndingRow>> all = new LinkedHashMap<>();
      rows(told().rows())
          .forEach(row -> all.computeIfAbsent(row.heading(), m -> new ArrayList<>()).add(row));
      known = all.entrySet().stream().map(one -> new Month(one.getKey(), one.getValue())).toList();
      months = known;
    }
    return known;
  }

  /** The kinds of which more end than the months hold. */
  public List<String> getCut() {
    return told().cut();
  }

  /** How many of a kind the months hold at most. */
  public int getMost() {
    return Expiries.MOST;
  }

  /** What ends next. */
  public List<EndingRow> getNext() {
    List<EndingRow> known = next;
    if (known == null) {
      known = rows(expiries.next(NEXT));
      next = known;
    }
    return known;
  }

  /** The caller's feed; null for none. */
  public @Nullable FeedDetails getFeed() {
    if (!feedRead) {
      feed = feeds.own().orElse(null);
      feedRead = true;
    }
    return feed;
  }

  /** The address of the feed, once; null else. */
  public @Nullable String getIssued() {
    return issued;
  }

  /** Whether it is another account's calendar that the caller sees; the feed tells his own. */
  public boolean isElsewhere() {
    return caller.isElsewhere();
  }

  /** Makes the feed, or another address for it. */
  public void make() {
    issued = settings.link("/calendar/feed/" + feeds.make() + ".ics");
    feedRead = false;
  }

  /** Ends the feed. */
  public void revoke() {
    feeds.revoke();
    notices.good("calendar.feed.revoked");
    Redirect.to("/calendar");
  }

  private Expiries.Told told() {
    Expiries.Told known = told;
    if (known == null) {
      known = expiries.all();
      told = known;
    }
    return known;
  }

  private List<EndingRow> rows(List<Expiry> ending) {
    Instant now = clock.instant();
    return ending.stream()
        .map(one -> EndingRow.of(one, now, viewer.getZone(), viewer.getLocale()))
        .toList();
  }
}
