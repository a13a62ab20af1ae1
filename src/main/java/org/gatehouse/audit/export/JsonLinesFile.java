package org.gatehouse.audit.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.gatehouse.audit.EntryJson;
import org.gatehouse.audit.LogRow;

/** JSON Lines: the objects that the list of REST has, each on a line of its own, in UTF-8. */
final class JsonLinesFile implements EntryFile {

  private final Writer out;

  JsonLinesFile(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  @Override
  public void write(LogRow row, String description) throws IOException {
    out.write(EntryJson.of(row.entry(description)).toString());
    out.write('\n');
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  /** An object that never ends, which no program takes for an entry. */
  @Override
  public void breakOff(String why) throws IOException {
    out.write("{\"stopped\":\"" + why.replace("\"", "'"));
    out.flush();
  }
}
