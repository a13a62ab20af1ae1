package org.gatehouse.audit.sinks;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.audit.LogEntry;

/**
 * An entry as a syslog message (RFC 5424) in a frame that says its length (RFC 6587, 3.4.1).
 *
 * <p>Facility 13, log audit; the severity is informational for a success and warning for a failure.
 * The text is ASCII: letters of other alphabets are escaped as JSON does, because many receivers do
 * not expect the mark that RFC 5424 asks for before UTF-8. CEF knows no such escapes and is UTF-8.
 */
final class SyslogMessage {

  private static final int FACILITY = 13 * 8;
  private static final int INFORMATIONAL = 6;
  private static final int WARNING = 4;
  private static final int LONGEST_HOST = 255;
  private static final int LONGEST_PROCESS = 128;
  private static final int LONGEST_KIND = 32;

  /** A sequence id has 31 bits and begins again at 1. */
  private static final long MOST_SEQUENCE = Integer.MAX_VALUE;

  private SyslogMessage() {}

  /** The frame. */
  static byte[] frame(String host, Parcel.Placed placed, SinkFormat format) {
    byte[] message = text(host, placed, format).getBytes(StandardCharsets.UTF_8);
    byte[] length = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] frame = new byte[length.length + message.length];
    System.arraycopy(length, 0, frame, 0, length.length);
    System.arraycopy(message, 0, frame, length.length, message.length);
    return frame;
  }

  static String text(String host, Parcel.Placed placed, SinkFormat format) {
    LogEntry entry = placed.entry();
    int severity = entry.succeeded() ? INFORMATIONAL : WARNING;
    long sequence = placed.place() <= 0 ? 0 : (placed.place() - 1) % MOST_SEQUENCE + 1;
    return String.format(
        Locale.ROOT,
        "<%d>1 %s %s Gatehouse %s %s [meta sequenceId=\"%d\"][origin software=\"Gatehouse\"] %s",
        FACILITY + severity,
        // As exact as the format is.
        entry.occurredAt().truncatedTo(ChronoUnit.MICROS),
        name(host, LONGEST_HOST),
        name(entry.account(), LONGEST_PROCESS),
        name(entry.item() + "/" + entry.action(), LONGEST_KIND),
        Math.max(1, sequence),
        format == SinkFormat.CEF ? CefText.of(entry) : ascii(EntryJson.of(entry).toString()));
  }

  /** What stands where a header takes printable ASCII without blanks. */
  private static String name(String text, int longest) {
    String plain = text.replaceAll("[^!-~]", "");
    String fitting = plain.length() > longest ? plain.substring(0, longest) : plain;
    return fitting.isEmpty() ? "-" : fitting;
  }

  /** JSON in which every other character is escaped, which it is allowed to be only in texts. */
  private static String ascii(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    json.chars()
        .forEach(
            c -> {
              if (c < 0x7F) {
                escaped.append((char) c);
              } else {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
              }
            });
    return escaped.toString();
  }
}
