package org.gatehouse.home;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gatehouse.audit.SignInDay;
import org.gatehouse.platform.text.Texts;

/**
 * The sign-ins of some days as a drawing: a bar for each, what was refused on top of what was not.
 * Its units are those of {@link #getBox}; the page stretches it.
 */
public final class SignInChart {

  private static final int HEIGHT = 120;
  private static final int STEP = 50;

  /** Between what succeeded and what was refused. */
  private static final int GAP = 2;

  private final List<SignInDay> days;
  private final Locale language;
  private final Texts texts;

  SignInChart(List<SignInDay> days, Locale language) {
    this.days = List.copyOf(days);
    this.language = language;
    this.texts = Texts.in(language);
  }

  /**
   * A day.
   *
   * @param x where its bar begins
   * @param height of what succeeded; it stands on the drawing's lower end
   * @param top of what was refused, with its own height
   * @param number its day of the month
   */
  public record Bar(
      int x,
      int y,
      int height,
      int top,
      int refusedHeight,
      int number,
      String date,
      String text,
      long succeeded,
      long refused,
      String address) {}

  /** The bars, oldest first. */
  public List<Bar> getBars() {
    long most = days.stream().mapToLong(day -> day.succeeded() + day.refused()).max().orElse(0);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      bars.add(bar(i * STEP, days.get(i), Math.max(1, most)));
    }
    return bars;
  }

  /** The drawing's box. */
  public String getBox() {
    return "0 0 " + STEP * days.size() + " " + HEIGHT;
  }

  /** How many came in. */
  public long getSucceeded() {
    return days.stream().mapToLong(SignInDay::succeeded).sum();
  }

  /** How many were refused. */
  public long getRefused() {
    return days.stream().mapToLong(SignInDay::refused).sum();
  }

  /** The day on which most were refused. */
  public Bar getWorst() {
    return getBars().stream().max(Comparator.comparingLong(Bar::refused)).orElseThrow();
  }

  /** Whether there is anything to draw. */
  public boolean isDrawn() {
    return getSucceeded() + getRefused() > 0;
  }

  private Bar bar(int x, SignInDay day, long most) {
    int height = height(day.succeeded(), most);
    int refused = height(day.refused(), most);
    int gap = height > 0 && refused > 0 ? GAP : 0;
    String date = in("time.weekday", day.date());
    return new Bar(
        x,
        HEIGHT - height,
        height,
        HEIGHT - height - gap - refused,
        refused,
        day.date().getDayOfMonth(),
        date,
        texts.of("home.chart.day", date, day.succeeded(), day.refused()),
        day.succeeded(),
        day.refused(),
        day.address());
  }

  /** What is there is seen, however little it is. */
  private static int height(long entries, long most) {
    long room = HEIGHT - GAP - 2L;
    return entries == 0 ? 0 : Math.max(2, Math.toIntExact(entries * room / most));
  }

  private String in(String pattern, LocalDate date) {
    return DateTimeFormatter.ofPattern(texts.of(pattern), language).format(date);
  }
}
