package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.gatehouse.audit.AuditLog;
import org.gatehouse.audit.LogFilter;
import org.gatehouse.audit.LogRow;
import org.gatehouse.audit.Position;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.sealing.SealedEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A-26")
class ExporterTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Heading HEADING = Heading.forProgram("contoso", "Contoso", "", NOON, false);

  private final Register register = new Register();
  private final Log log = new Log();
  private final Exporter exporter = new Exporter();

  ExporterTest() {
    exporter.log = log;
    exporter.exports = register;
    exporter.catalogue = new Catalogue();
    exporter.evidence =
        new Evidence() {
          @Override
          boolean masked() {
            return false;
          }

          @Override
          void write(EvidenceFile pack, ExportJob job, LongConsumer progress) {}
        };
    exporter.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    exporter.provenLog =
        new ProvenLog() {
          @Override
          void write(Heading heading, ProvenLinesFile file, LongConsumer progress)
              throws IOException {
            for (int i = 0; i < ExporterTest.this.log.size; i++) {
              file.gone(new SealedEvent(i, i, NOON, new byte[32], null, null));
            }
          }
        };
  }

  /** A log of so many entries, which notes what it is asked for. */
  private static final class Log extends AuditLog {
    private int size;
    private int breaksAfter = Integer.MAX_VALUE;
    private final List<Integer> asked = new ArrayList<>();

    @Override
    public List<LogRow> rows(
        LogFilter filter, Instant by, Optional<Position> before, int most, Locale language) {
      assertThat(by).isEqualTo(NOON);
      int from = before.map(position -> (int) position.id()).orElse(size + 1);
      asked.add(most);
      if (size - from > breaksAfter) {
        throw new IllegalStateException("the database is away");
      }
      List<LogRow> rows = new ArrayList<>();
      for (int id = from - 1; id > 0 && rows.size() < most; id--) {
        rows.add(row(id));
      }
      return rows;
    }

    @Override
    public int count(LogFilter filter, Instant by, int limit, Locale language) {
      return Math.min(size, limit);
    }
  }

  /** Notes what an export tells of itself. */
  private static final class Register extends Exports {
    private final List<String> told = new ArrayList<>();
    private boolean cancelled;
    private int mostAsked = Integer.MAX_VALUE;
    private int asked;
    private String why = "audit.export.cancelled";

    @Override
    public ExportProgress get(String id) {
      return new ExportProgress(ExportState.CANCELLED, 0, null, why);
    }

    @Override
    public String begin(NewExport wanted) {
      told.add("begin " + wanted.format() + " " + wanted.expected());
      return "id";
    }

    @Override
    public BusinessException refused(NewExport wanted, BusinessException refusal) {
      told.add("refused " + refusal.key());
      return refusal;
    }

    @Override
    public boolean progress(String id, long rows) {
      return !cancelled && ++asked <= mostAsked;
    }

    @Override
    public void complete(String id, long rows) {
      told.add("complete " + rows);
    }

    @Override
    public void fail(String id, long rows, String reason) {
      told.add("fail " + rows + " " + reason);
    }
  }

  @Test
  void writesEveryEntryOnceInChunksAndTellsItWhenTheLastByteIsWritten() throws IOException {
    log.size = 4_500;
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    exporter.write(job(ExportFormat.CSV), out);

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().skip(1).toList();
    assertThat(lines).hasSize(4_500).doesNotHaveDuplicates();
    assertThat(log.asked).hasSize(3).containsOnly(2_000);
    assertThat(register.told).containsExactly("complete 4500");
  }

  @Test
  void endsWhenItWasCancelledAndDoesNotLookWhole() {
    log.size = 4_500;
    register.cancelled = true;
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> exporter.write(job(ExportFormat.CSV), out))
        .isInstanceOf(IOException.class);

    assertThat(register.told).containsExactly("fail 2000 audit.export.cancelled");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("\r\n\"" + HEADING.texts().of("audit.export.cancelled"));
  }

  @Test
  void saysWhyItWasEnded() {
    log.size = 4_500;
    register.cancelled = true;
    register.why = "audit.export.cleaned";
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> exporter.write(job(ExportFormat.CSV), out))
        .isInstanceOf(IOException.class);

    assertThat(register.told).containsExactly("fail 2000 audit.export.cleaned");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("\r\n\"" + HEADING.texts().of("audit.export.cleaned"));
  }

  @Test
  void endsWhenItWasEndedAfterItsLastChunk() {
    log.size = 10;
    register.mostAsked = 1;
    register.why = "audit.export.erased";

    for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.EVIDENCE)) {
      register.asked = 0;
      register.told.clear();
      assertThatThrownBy(() -> exporter.write(job(format), OutputStream.nullOutputStream()))
          .as("%s", format)
          .isInstanceOf(IOException.class);
      assertThat(register.told).as("%s", format).containsExactly("fail 10 audit.export.erased");
    }
  }

  @Test
  void tellsThatTheConnectionBroke() {
    log.size = 4_500;
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    for (ExportFormat format : ExportFormat.values()) {
      register.told.clear();
      assertThatThrownBy(() -> exporter.write(job(format), broken)).as("%s", format).isNotNull();
      assertThat(register.told).as("%s", format).hasSize(1);
      assertThat(register.told.get(0)).endsWith("audit.export.broken");
    }
  }

  @Test
  void tellsThatTheDatabaseWentAway() {
    log.size = 9_000;
    log.breaksAfter = 3_000;

    assertThatThrownBy(() -> exporter.write(job(ExportFormat.JSONL), new ByteArrayOutputStream()))
        .isInstanceOf(IOException.class);

    assertThat(register.told).containsExactly("fail 4000 audit.export.failed");
  }

  @Test
  void refusesAPdfOfTooManyEntriesBeforeAnythingIsSent() {
    exporter.mostInPdf = 3;
    log.size = 4;

    assertThatThrownBy(() -> exporter.begin(ExportFormat.PDF, LogFilter.NONE, Locale.ENGLISH))
        .hasMessageContaining("INVALID");
    assertThat(register.told).containsExactly("refused audit.export.large.text");
    log.size = 3;
    assertThat(exporter.begin(ExportFormat.PDF, LogFilter.NONE, Locale.ENGLISH)).isEqualTo("id");
  }

  @Test
  void recordsNothingOfWhatIsOnlyLookedAt() {
    exporter.mostInPdf = 3;
    log.size = 4;

    exporter.check(ExportFormat.CSV, LogFilter.NONE, Locale.ENGLISH);
    assertThatThrownBy(() -> exporter.check(ExportFormat.PDF, LogFilter.NONE, Locale.ENGLISH))
        .hasMessageContaining("audit.export.large.text");

    assertThat(register.told).isEmpty();
  }

  @Test
  void knowsHowManyEntriesTherAreOnlyWhereCountingIsCheap() {
    log.size = 7;
    exporter.begin(ExportFormat.CSV, LogFilter.NONE, Locale.ENGLISH);
    log.size = 10_001;
    exporter.begin(ExportFormat.CSV, LogFilter.NONE, Locale.ENGLISH);

    assertThat(register.told)
        .containsExactly("begin CSV OptionalInt[7]", "begin CSV OptionalInt.empty");
  }

  @Test
  void aHundredThousandEntriesTakeNoLongTimeInAnyOfTheLongFormats() throws IOException {
    log.size = 100_000;
    for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSONL, ExportFormat.XLSX)) {
      long begun = System.nanoTime();
      exporter.write(job(format), OutputStream.nullOutputStream());
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("%s", format)
          .isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void aPdfOfTenThousandEntriesTakesSecondsAndNotMinutes() throws IOException {
    log.size = 10_000;
    long begun = System.nanoTime();

    exporter.write(job(ExportFormat.PDF), OutputStream.nullOutputStream());

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
  }

  private static ExportJob job(ExportFormat format) {
    return new ExportJob("id", format, LogFilter.NONE, HEADING);
  }

  private static LogRow row(int id) {
    return new LogRow(
        new Position(NOON.minusSeconds(1), id),
        "event-" + id,
        "contoso",
        "dana",
        "203.0.113.9",
        "",
        "",
        "user.login.success",
        "User",
        "Login",
        "SUCCESS",
        "",
        "{\"email\":\"dana@contoso.example\",\"name\":\"Dana\"}");
  }
}
