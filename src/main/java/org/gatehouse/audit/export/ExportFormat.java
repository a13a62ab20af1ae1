package org.gatehouse.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/** The formats of an export. */
public enum ExportFormat {
  /** RFC 4180. */
  CSV("csv", "text/csv;charset=UTF-8") {
    @Override
    EntryFile open(OutputStream out, Heading heading) throws IOException {
      return new CsvFile(out, heading);
    }
  },
  /** One JSON object a line, as the list of REST has them. */
  JSONL("jsonl", "application/jsonl") {
    @Override
    EntryFile open(OutputStream out, Heading heading) {
      return new JsonLinesFile(out);
    }
  },
  /** The same with all that is needed to check the log; the whole log, in the order of its tree. */
  PROOFS("proofs", "application/jsonl") {
    @Override
    EntryFile open(OutputStream out, Heading heading) {
      return new ProvenLinesFile(out);
    }

    @Override
    String ending() {
      return "proofs.jsonl";
    }
  },
  /** Office Open XML (ISO/IEC 29500). */
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
    @Override
    EntryFile open(OutputStream out, Heading heading) {
      return new XlsxFile(out, heading, XlsxFile.MOST_ROWS);
    }
  },
  /** For reading and printing; ISO 32000. */
  PDF("pdf", "application/pdf") {
    @Override
    EntryFile open(OutputStream out, Heading heading) throws IOException {
      return new PdfFile(out, heading);
    }
  },
  /** All that auditors ask for about a period, in one ZIP. */
  EVIDENCE("zip", "application/zip") {
    @Override
    EntryFile open(OutputStream out, Heading heading) {
      return new EvidenceFile(out, heading);
    }
  };

  private final String code;
  private final String type;

  ExportFormat(String code, String type) {
    this.code = code;
    this.type = type;
  }

  /** What addresses name it by. */
  public String code() {
    return code;
  }

  /** The end of its files' names. */
  String ending() {
    return code;
  }

  /** Its media type. */
  public String type() {
    return type;
  }

  /** Whether its files hold the whole log with what it is checked by. */
  boolean proves() {
    return this == PROOFS || this == EVIDENCE;
  }

  /** The format of that code. */
  public static Optional<ExportFormat> find(String code) {
    return Arrays.stream(values()).filter(format -> format.code.equals(code)).findFirst();
  }

  /** Begins a file; the stream stays open when the file is closed. */
  abstract EntryFile open(OutputStream out, Heading heading) throws IOException;
}
