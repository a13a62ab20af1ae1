package org.gatehouse.users.rules;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.text.CsvCell;
import org.gatehouse.policy.Policies;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.users.UserFileEvent;

/** Those who would be disabled the next night as CSV by RFC 4180; no cell is a formula. */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class TonightFile {

  private static final int CHUNK = 1_000;
  private static final String EVENT = "person.export";

  @Inject Tonight tonight;
  @EJB TonightFile self;
  @EJB Policies policies;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** What the file is called. */
  public String name() {
    return caller.get().account().slug()
        + "-inactive-"
        + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        + ".csv";
  }

  /** Writes the file and leaves the stream open; that it ended, and how, is recorded. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void write(int days, OutputStream stream) throws IOException {
    Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    int rows = 0;
    try {
      out.write('\uFEFF');
      csv.writeRecord("username", "email", "name", "inactiveSince", "days");
      List<Tonight.Away> some;
      do {
        some = tonight.people(policies.get().with(days), rows, CHUNK);
        some.forEach(one -> csv.writeRecord(row(one)));
        rows += some.size();
      } while (some.size() == CHUNK);
      csv.flush();
      out.flush();
    } catch (IOException | RuntimeException e) {
      trail.recordFailure(
          new UserFileEvent(
              caller.accountId(), EVENT, name(), Map.of("rows", rows), "users.export.broken"));
      throw e;
    }
    self.completed(name(), rows);
  }

  /** Records that it was written to its last byte. */
  public void completed(String file, int rows) {
    events.fire(new UserFileEvent(caller.accountId(), EVENT, file, Map.of("rows", rows), ""));
  }

  private static List<String> row(Tonight.Away one) {
    return Stream.of(
            one.username(),
            one.email(),
            one.displayName(),
            one.since().toString(),
            Long.toString(one.days()))
        .map(CsvCell::guarded)
        .toList();
  }
}
