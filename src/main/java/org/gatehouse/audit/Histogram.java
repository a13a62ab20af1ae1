package org.gatehouse.audit;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.platform.text.Texts;

/** The bars of a time as the page draws them; each narrows the range to itself. */
public final class Histogram {

  private static final int HIGHEST = 40;
  private static final int STEP = 10;

  private final Bars bars;
  private final Address address;
  private final ZoneId zone;
  private final Vocabulary words;
  private final Texts texts;

  Histogram(Bars bars, Address address, ZoneId zone, Vocabulary words) {
    this.bars = bars;
    this.address = address;
    this.zone = zone;
    this.words = words;
    this.texts = words.texts();
  }

  /**
   * A bar.
   *
   * @param x where it begins, in the drawing's units
   * @param y its upper end; it stands on the lower end of the drawing
   * @param span from when to when
   */
  public record Bar(int x, int y, int height, String span, String count, String address) {}

  /** The bars that are no empty ones, oldest first. */
  public List<Bar> getBars() {
    long most = bars.entries().stream().mapToLong(Long::longValue).max().orElse(0);
    List<Bar> all = new ArrayList<>();
    for (int i = 0; i < bars.entries().size(); i++) {
      long entries = bars.entries().get(i);
      if (entries > 0) {
        all.add(bar(i, entries, most));
      }
    }
    return all;
  }

  /** The drawing's box. */
  public String getBox() {
    return "0 0 " + STEP * bars.entries().size() + " " + HIGHEST;
  }

  /** How many entries there are, or at least are. */
  public String getTotal() {
    return texts.of(bars.capped() ? "audit.total.capped" : "audit.total", bars.total());
  }

  /** Whether the bars count the newest entries only. */
  public boolean isCapped() {
    return bars.capped();
  }

  public String getFrom() {
    return shown(local(bars.timeline().pieces().get(0), true));
  }

  public String getTo() {
    List<Span> pieces = bars.timeline().pieces();
    return shown(local(pieces.get(pieces.size() - 1), false));
  }

  /** Whether there is anything to compare: more pieces than one, and an entry. */
  public boolean isDrawn() {
    return bars.entries().size() > 1 && bars.total() > 0;
  }

  private Bar bar(int index, long entries, long most) {
    Span piece = bars.timeline().pieces().get(index);
    int height = Math.max(1, Math.toIntExact(entries * HIGHEST / most));
    LocalDateTime from = local(piece, true);
    LocalDateTime to = local(piece, false);
    return new Bar(
        index * STEP,
        HIGHEST - height,
        height,
        texts.of("audit.range.between", shown(from), shown(to)),
        texts.of("audit.total", entries),
        address.between(from.toString(), to.toString()).text());
  }

  private LocalDateTime local(Span piece, boolean begin) {
    return LocalDateTime.ofInstant((begin ? piece.from() : piece.to()).orElseThrow(), zone);
  }

  private String shown(LocalDateTime time) {
    return DateTimeFormatter.ofPattern(texts.of("time.otherYear"), words.language()).format(time);
  }
}
