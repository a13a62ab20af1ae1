package org.gatehouse.audit.export;

import jakarta.json.JsonArrayBuilder;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.audit.LogEntry;
import org.gatehouse.audit.LogRow;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.EvidencePart;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of a period as one ZIP: the files of the features, the entries as JSON Lines, those
 * among them that changed a setting with its values before and after, and at the end a manifest
 * with the SHA-256 of each file.
 *
 * <p>A ZIP that ends early has no directory, so no program takes it for whole.
 */
final class EvidenceFile implements EntryFile {

  /** So much of the changes is kept in memory; all of them are among the entries anyway. */
  private static final int MOST_CHANGES = 4_194_304;

  private final Zip zip;
  private final Heading heading;
  private final JsonArrayBuilder files = JsonText.array();
  private final ByteArrayOutputStream changes = new ByteArrayOutputStream();
  private @Nullable Member entries;
  private boolean allChanges = true;
  private String from = "";
  private String to = "";

  EvidenceFile(OutputStream out, Heading heading) {
    this.zip = new Zip(out);
    this.heading = heading;
  }

  /** A ZIP that can be given up without a directory at its end. */
  private static final class Zip extends ZipOutputStream {

    Zip(OutputStream out) {
      super(out, StandardCharsets.UTF_8);
    }

    void giveUp() {
      def.end();
    }
  }

  /** A file in the ZIP while it is written. */
  private final class Member extends FilterOutputStream {

    private final String name;
    private final MessageDigest digest;
    private long size;

    Member(String name, MessageDigest digest) throws IOException {
      super(new DigestOutputStream(zip, digest));
      this.name = name;
      this.digest = digest;
      ZipEntry entry = new ZipEntry(name);
      entry.setTime(heading.started().toEpochMilli());
      zip.putNextEntry(entry);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      size++;
    }

    /** As one, not byte by byte. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      size += length;
    }

    /** Ends the file, not the ZIP. */
    @Override
    public void close() throws IOException {
      zip.closeEntry();
      files.add(
          JsonText.object()
              .add("name", name)
              .add("bytes", size)
              .add("sha256", HexFormat.of().formatHex(digest.digest())));
    }
  }

  /** Writes the file of a feature; before the first entry. */
  void write(EvidencePart part, EvidencePart.Asked asked) throws IOException {
    from = asked.from().map(Instant::toString).orElse("");
    to = asked.to().map(Instant::toString).orElse("");
    try (Member file = begin(part.file())) {
      part.write(asked, new Unclosed(file));
    }
  }

  @Override
  public void write(LogRow row, String description) throws IOException {
    LogEntry entry = row.entry(description);
    byte[] line = (EntryJson.of(entry) + "\n").getBytes(StandardCharsets.UTF_8);
    entries().write(line);
    if (!entry.changes().isEmpty()) {
      allChanges = allChanges && changes.size() + line.length <= MOST_CHANGES;
      if (allChanges) {
        changes.writeBytes(line);
      }
    }
  }

  @Override
  public void end() throws IOException {
    entries().close();
    try (Member file = begin("changes.jsonl")) {
      changes.writeTo(file);
    }
    byte[] manifest = manifest();
    zip.putNextEntry(new ZipEntry("manifest.json"));
    zip.write(manifest);
    zip.closeEntry();
    zip.finish();
  }

  @Override
  public void close() {
    zip.giveUp();
  }

  private byte[] manifest() {
    return JsonText.object()
        .add("format", "gatehouse-evidence")
        .add("version", 1)
        .add("account", heading.account())
        .add("name", heading.accountName())
        .add("period", heading.filter())
        .add("from", from)
        .add("to", to)
        .add("madeAt", heading.started().toString())
        // The newest are there, should there be more than fit.
        .add("allChanges", allChanges)
        .add("files", files)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private Member entries() throws IOException {
    if (entries == null) {
      entries = begin("entries.jsonl");
    }
    return entries;
  }

  private Member begin(String name) throws IOException {
    return new Member(name, Tokens.sha256());
  }
}
