package org.gatehouse.audit.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.audit.LogRow;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.trail.sealing.Checkpoint;
import org.gatehouse.trail.sealing.SealedEvent;
import org.gatehouse.trail.sealing.SealedLog;
import org.gatehouse.trail.sealing.SigningKey;

/**
 * JSON Lines with all that is needed to check the log without the product: after a head the events
 * in the order of their tree, each with its canonical bytes and salts, and the signed checkpoints
 * between them where they were signed.
 */
final class ProvenLinesFile implements EntryFile {

  private static final Base64.Encoder BASE64 = Base64.getEncoder();

  private final Writer out;
  private long events;
  private long checkpoints;

  ProvenLinesFile(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  /** The first line. */
  void head(String account, long accountId, SealedLog.Extent extent, String started)
      throws IOException {
    line(
        JsonText.object()
            .add("format", "gatehouse-audit-proof")
            .add("version", 1)
            .add("account", account)
            .add("accountId", Long.toString(accountId))
            .add("origin", extent.origin())
            .add("key", extent.keys().isEmpty() ? "" : extent.keys().get(0).key())
            .add("keys", JsonText.list(extent.keys().stream().map(SigningKey::key).toList()))
            .add("vouches", JsonText.list(extent.keys().stream().map(SigningKey::vouch).toList()))
            .add("size", extent.signed())
            .add("exportedAt", started)
            .build()
            .toString());
  }

  /** An event at its place, as the list of REST has it, with its proof. */
  void write(SealedEvent event, LogRow row, String description) throws IOException {
    String shown;
    try {
      shown = EntryJson.of(row.entry(description)).toString();
    } catch (RuntimeException damaged) {
      // What somebody has made unreadable is still told of, by its place and its bytes.
      shown = "{\"id\":\"\",\"occurredAt\":\"" + row.occurredAt() + "\"}";
    }
    line(shown.substring(0, shown.length() - 1) + ",\"proof\":" + proof(event) + "}");
    events = event.index() + 1;
  }

  /** A place whose event was taken out. */
  void gone(SealedEvent event) throws IOException {
    line("{\"id\":null,\"proof\":" + proof(event) + "}");
    events = event.index() + 1;
  }

  void write(Checkpoint checkpoint) throws IOException {
    line(JsonText.object().add("checkpoint", checkpoint.note()).build().toString());
    checkpoints++;
  }

  /** An event that has no place. */
  @Override
  public void write(LogRow row, String description) throws IOException {
    line(
        JsonText.object()
            .add("unsealed", true)
            .add("id", row.id())
            .add("occurredAt", row.occurredAt().toString())
            .build()
            .toString());
  }

  @Override
  public void end() throws IOException {
    line("{\"end\":true,\"events\":" + events + ",\"checkpoints\":" + checkpoints + "}");
    out.flush();
  }

  /** An object that never ends, which no program takes for an entry. */
  @Override
  public void breakOff(String why) throws IOException {
    out.write("{\"stopped\":\"" + why.replace("\"", "'"));
    out.flush();
  }

  private static String proof(SealedEvent event) {
    var proof =
        JsonText.object()
            .add("index", event.index())
            .add("number", event.number())
            .add("leaf", BASE64.encodeToString(event.leaf()));
    if (event.canonical() != null && event.shown() != null) {
      proof
          .add("canonical", BASE64.encodeToString(event.canonical()))
          .add("salt", BASE64.encodeToString(event.shown().salt()))
          .add("text", event.shown().textKey())
          .add("userAgent", event.shown().userAgent());
      if (!event.shown().seals().isEmpty()) {
        proof.add("seals", JsonText.read(event.shown().seals()));
      }
    }
    return proof.build().toString();
  }

  private void line(String json) throws IOException {
    out.write(json);
    out.write('\n');
  }
}
