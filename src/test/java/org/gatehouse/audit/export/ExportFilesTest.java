package org.gatehouse.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.gatehouse.audit.LogRow;
import org.gatehouse.audit.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFilesTest {

  @TempDir Path folder;

  private static final Instant WHEN = Instant.parse("2026-11-22T10:42:07.123456Z");
  private static final Heading PROGRAM =
      Heading.forProgram("contoso", "Contoso AG", "username=dana", WHEN, false);
  private static final Heading PERSON =
      new Heading(
          "contoso",
          "Contoso AG",
          Locale.GERMAN,
          ZoneId.of("Europe/Zagreb"),
          true,
          "Benutzername dana",
          WHEN,
          false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"https://evil.example\",\"x\")",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1"
      })
  void csvHasNoCellThatIsAFormula(String hostile) {
    List<String> cells = csv(PROGRAM, row(hostile, "{}"), hostile).get(1);

    assertThat(cells.get(3)).isEqualTo("'" + hostile);
    assertThat(cells.get(8)).isEqualTo("'" + hostile);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "say \"no\"", "two\r\nlines", "😀 smile", "שלום עולם", " blanks "})
  void csvKeepsEveryText(String text) {
    assertThat(csv(PROGRAM, row(text, "{}"), text).get(1).get(8)).isEqualTo(text);
  }

  @Test
  void csvForAProgramHasTheFieldsOfTheContractInUtcWithoutAMark() throws IOException {
    String text = new String(file(ExportFormat.CSV, PROGRAM, 1), StandardCharsets.UTF_8);

    assertThat(text)
        .startsWith("id,occurredAt,account,username,ip,item,action,outcome,description,details\r\n")
        .contains(",2026-11-22T10:42:07.123456Z,contoso,dana,203.0.113.9,User,Lock,SUCCESS,")
        .endsWith("\r\n");
  }

  @Test
  void csvForAPersonHasItsMarkHisWordsAndHisZone() throws IOException {
    String text = new String(file(ExportFormat.CSV, PERSON, 1), StandardCharsets.UTF_8);

    assertThat(text)
        .startsWith("\uFEFFEintrag,Zeit (Europe/Zagreb),")
        .contains(",2026-11-22T11:42:07.123456+01:00,");
  }

  @Test
  void csvAndJsonThatEndBeforeTheirLastEntryAreRefusedByAnyParser() throws IOException {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (EntryFile first = new CsvFile(csv, PROGRAM);
        EntryFile second = new JsonLinesFile(json)) {
      first.breakOff("It \"stopped\".");
      second.breakOff("It \"stopped\".");
    }

    assertThat(csv.toString(StandardCharsets.UTF_8)).endsWith("\r\n\"It \"stopped\".");
    assertThatThrownBy(() -> new ObjectMapper().readTree(json.toString(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void jsonLinesHaveTheObjectsOfTheListOneALine() throws IOException {
    String text = new String(file(ExportFormat.JSONL, PROGRAM, 3), StandardCharsets.UTF_8);

    assertThat(text.lines()).hasSize(3);
    JsonNode entry = new ObjectMapper().readTree(text.lines().findFirst().orElseThrow());
    assertThat(entry.path("occurredAt").asText()).isEqualTo("2026-11-22T10:42:07.123456Z");
    assertThat(entry.path("details").path("name").asText()).isEqualTo("Zoë \"Z\" 😀");
    assertThat(entry.fieldNames()).toIterable().startsWith(PROGRAM.titles()).endsWith("requestId");
  }

  @Test
  void aWorkbookHasDatesInTheReadersZoneAndItsTitlesStayInSight() throws IOException {
    List<List<Row>> sheets = workbook(file(ExportFormat.XLSX, PERSON, 2));

    Row row = sheets.get(0).get(1);
    assertThat(row.getCell(1).getType()).isEqualTo(CellType.NUMBER);
    assertThat(row.getCellAsDate(1).orElseThrow())
        .isEqualToIgnoringNanos(LocalDateTime.parse("2026-11-22T11:42:07"));
    assertThat(sheets.get(0).get(0).getCellText(1)).isEqualTo("Zeit (Europe/Zagreb)");
    assertThat(part(file(ExportFormat.XLSX, PERSON, 1), "xl/worksheets/sheet1.xml"))
        .contains("state=\"frozen\"")
        .contains("ySplit=\"1\"");
  }

  @Test
  void aWorkbookKeepsEveryTextAndNoneIsAFormula() throws IOException {
    String text = "=1+1 <&> \"q\" \u0001 😀 שלום";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = new XlsxFile(out, PROGRAM, XlsxFile.MOST_ROWS)) {
      file.write(row("dana", "{}"), text);
      file.write(row("dana", "{}"), "x".repeat(40_000));
      file.end();
    }

    List<Row> rows = workbook(out.toByteArray()).get(0);
    assertThat(rows.get(1).getCell(8).getType()).isEqualTo(CellType.STRING);
    assertThat(rows.get(1).getCellText(8).replace("\u0001", ""))
        .isEqualTo(text.replace("\u0001", ""));
    assertThat(rows.get(2).getCellText(8)).hasSize(32_767).endsWith("…");
  }

  @Test
  void aWorkbookGoesOnOnTheNextSheetWhereOneIsFull() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = new XlsxFile(out, PROGRAM, 4)) {
      for (int i = 0; i < 7; i++) {
        file.write(row("user-" + i, "{}"), "x");
      }
      file.end();
    }

    List<List<Row>> sheets = workbook(out.toByteArray());
    assertThat(sheets).hasSize(3);
    assertThat(sheets).extracting(List::size).containsExactly(4, 4, 2);
    assertThat(sheets.get(2).get(0).getCellText(3)).isEqualTo("username");
    assertThat(sheets.get(2).get(1).getCellText(3)).isEqualTo("user-6");
  }

  @Test
  void aPdfSaysWhoseItIsWhatWasAskedForTheZoneAndItsPages() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file(ExportFormat.PDF, PERSON, 120))) {
      String text = new PDFTextStripper().getText(pdf);

      assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
      assertThat(text)
          .contains("Audit-Log von Contoso AG (contoso)")
          .contains("Benutzername dana")
          .contains("Zeiten in Europe/Zagreb")
          .contains("2026-11-22 11:42:07")
          .contains("Seite 1")
          .contains("Seite " + pdf.getNumberOfPages());
    }
  }

  @Test
  void theHourThatAutumnRepeatsIsToldApart() throws IOException {
    Instant first = Instant.parse("2026-10-25T00:30:00Z");
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (EntryFile one = ExportFormat.XLSX.open(workbook, PERSON);
        EntryFile other = ExportFormat.PDF.open(pdf, PERSON)) {
      for (EntryFile file : List.of(one, other)) {
        for (int hour = -1; hour < 3; hour++) {
          file.write(row(first.plusSeconds(hour * 3_600L), "dana", "{}"), "User locked.");
        }
        file.end();
      }
    }

    assertThat(part(workbook.toByteArray(), "xl/styles.xml"))
        .contains(".000 &quot;+02:00&quot;", ".000 &quot;+01:00&quot;", ".000\"");
    try (PDDocument read = Loader.loadPDF(pdf.toByteArray())) {
      assertThat(new PDFTextStripper().getText(read))
          .containsSubsequence("01:30:00", "02:30:00", "+02:00", "02:30:00", "+01:00", "03:30:00")
          .doesNotContain("01:30:00 +", "03:30:00 +");
    }
  }

  @Test
  void aPdfOfSeveralAccountsSaysTheAccountOfEachEntry() throws IOException {
    Heading several = Heading.forProgram("parent", "Parent AG", "sub=*", WHEN, true);
    try (PDDocument pdf = Loader.loadPDF(file(ExportFormat.PDF, several, 1));
        PDDocument own = Loader.loadPDF(file(ExportFormat.PDF, PROGRAM, 1))) {
      PDFTextStripperByArea text = new PDFTextStripperByArea();
      text.addRegion("second", new Rectangle(118, 95, 80, 40));
      text.extractRegions(pdf.getPage(0));

      assertThat(text.getTextForRegion("second")).contains("contoso");
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Audit log of Parent AG (parent)", "sub=*", "account", "dana", "User locked.");
      assertThat(new PDFTextStripper().getText(own)).doesNotContain("account");
    }
  }

  @Test
  void aPdfDrawsGreekCyrillicAndHebrewAndABoxForWhatItsFontLacks() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = new PdfFile(out, PROGRAM)) {
      file.write(row("dana", "{\"name\":\"Ελένη Ђорђе\"}"), "Łódź שלום 😀 " + "w".repeat(200));
      file.end();
    }

    try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Ελένη Ђорђе")
          .contains("Łódź")
          .contains("שלום")
          .contains("www");
    }
  }

  @Test
  void aLineIsDrawnInTheOrderOfItsWritingAndArabicInTheFormsOfItsPlaces() throws IOException {
    try (PDDocument pdf = new PDDocument();
        PdfFont latin = new PdfFont(pdf, false);
        PdfFont arabic = new PdfFont(pdf, true)) {
      assertThat(latin.lines("plain", 8, 500, 9)).containsExactly("plain");
      assertThat(latin.lines("a אבג (b)", 8, 500, 9)).containsExactly("a גבא (b)");
      assertThat(latin.lines("א\u0085ב\u001cג", 8, 500, 9)).containsExactly("ג ב א");
      assertThat(arabic.lines("باب (x)", 8, 500, 9)).containsExactly("(x) \uFE8F\uFE8E\uFE91");
      assertThat(arabic.lines("سجل \u2068dana (7)\u2069.", 8, 500, 9))
          .as("what is isolated keeps its own order")
          .containsExactly(".dana (7) \uFEDE\uFEA0\uFEB3");
      assertThat(arabic.lines("في \u20682026-11-22 14:42:07\u2069.", 8, 500, 9).get(0))
          .as("a moment as well")
          .startsWith(".2026-11-22 14:42:07 ");
    }
  }

  @Test
  void aPdfForWhoReadsArabicIsArabicAndBeginsOnTheRight() throws IOException {
    Heading heading =
        new Heading(
            "contoso",
            "Contoso AG",
            Locale.forLanguageTag("ar"),
            ZoneId.of("Asia/Dubai"),
            true,
            "اسم المستخدم dana",
            WHEN,
            false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = ExportFormat.PDF.open(out, heading)) {
      for (int i = 0; i < 3; i++) {
        file.write(
            row("dana", "{\"name\":\"Zoë\"}"), "قُفل المستخدم dana (Zoë)، لأنه أخطأ خمس مرات.");
      }
      file.end();
    }

    // For people to look at.
    Files.write(Path.of("target", "log-ar.pdf"), out.toByteArray());
    try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
      PDFTextStripperByArea text = new PDFTextStripperByArea();
      text.addRegion("first", new Rectangle(690, 95, 140, 20));
      text.addRegion("third", new Rectangle(560, 95, 90, 20));
      text.addRegion("head", new Rectangle(0, 0, 842, 90));
      text.extractRegions(pdf.getPage(0));
      assertThat(text.getTextForRegion("first")).contains("2026-11-22", "14:42:07");
      assertThat(text.getTextForRegion("third")).contains("203.0.113.9");
      assertThat(text.getTextForRegion("head")).contains("سجل تدقيق", "Contoso AG");
    }
  }

  private static LogRow row(String userName, String details) {
    return row(WHEN, userName, details);
  }

  private static LogRow row(Instant when, String userName, String details) {
    return new LogRow(
        new Position(when, 1),
        "0199-id",
        "contoso",
        userName,
        "203.0.113.9",
        "Firefox",
        "",
        "user.lock.success",
        "User",
        "Lock",
        "SUCCESS",
        "",
        details);
  }

  private static byte[] file(ExportFormat format, Heading heading, int rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = format.open(out, heading)) {
      for (int i = 0; i < rows; i++) {
        file.write(row("dana", "{\"name\":\"Zoë \\\"Z\\\" 😀\"}"), "User locked.");
      }
      file.end();
    }
    return out.toByteArray();
  }

  private static List<List<String>> csv(Heading heading, LogRow row, String description) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (EntryFile file = new CsvFile(out, heading)) {
      file.write(row, description);
      file.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<List<String>> records = new ArrayList<>();
    CsvReader.builder()
        .ofCsvRecord(out.toString(StandardCharsets.UTF_8))
        .forEach(read -> records.add(read.getFields()));
    return records;
  }

  private static List<List<Row>> workbook(byte[] file) throws IOException {
    List<List<Row>> sheets = new ArrayList<>();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        sheets.add(sheet.read());
      }
    }
    return sheets;
  }

  private String part(byte[] file, String name) throws IOException {
    Path workbook = Files.write(folder.resolve("log.xlsx"), file);
    try (ZipFile zip = new ZipFile(workbook.toFile());
        InputStream part = zip.getInputStream(zip.getEntry(name))) {
      return new String(part.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
