package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.trail.AuditEvent;
import org.gatehouse.trail.AuditTrail;

/**
 * Writes the users of the caller's account to a file, page by page: nothing stays open in the
 * database between two, and none is kept in memory.
 */
@Stateless
@PermissionRequired(Permission.USERS_MANAGE)
public class UserExports {

  private static final int CHUNK = 1_000;
  private static final String NAME = "person.export";
  private static final String BROKEN = "users.export.broken";

  @EJB UserList users;
  @EJB UserExports self;
  @Inject CurrentCaller caller;
  @Inject Clock clock;
  @Inject Event<AuditEvent> events;
  @EJB AuditTrail trail;

  /** What the file is called. */
  public String fileName() {
    return caller.get().account().slug()
        + "-users-"
        + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
        + ".csv";
  }

  /** INVALID names what of the filter means nothing here, before anything of a file is sent. */
  public void check(UserFilter filter) {
    users.after(filter, "", 1);
  }

  /** Writes the file and leaves the stream open; that it ended, and how, is recorded. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void write(UserFilter filter, OutputStream out) throws IOException {
    String name = fileName();
    UserFile file = new UserFile(out);
    int[] rows = {0};
    try {
      rows(filter, file, rows);
      self.completed(name, rows[0]);
    } catch (IOException e) {
      failed(name, rows[0]);
      throw e;
    } catch (RuntimeException e) {
      failed(name, rows[0]);
      file.breakOff(Texts.in(Locale.ENGLISH).of(BROKEN));
      throw e;
    }
  }

  /** Records that it was written to its last byte. */
  public void completed(String file, int rows) {
    events.fire(new UserFileEvent(caller.accountId(), NAME, file, Map.of("rows", rows), ""));
  }

  private void failed(String file, int rows) {
    trail.recordFailure(
        new UserFileEvent(caller.accountId(), NAME, file, Map.of("rows", rows), BROKEN));
  }

  private void rows(UserFilter filter, UserFile file, int[] rows) throws IOException {
    UserSlice slice = users.after(filter, "", CHUNK);
    while (true) {
      slice.items().forEach(file::write);
      rows[0] += slice.items().size();
      if (slice.older().isEmpty()) {
        file.end();
        return;
      }
      slice = users.after(filter, slice.older().get(), CHUNK);
    }
  }
}
