package org.gatehouse.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.gatehouse.platform.crypto.SealedColumns;

/** What mails and text messages say until they are sent. */
@ApplicationScoped
public class SealedMessages implements SealedColumns {

  @Override
  public List<Column> columns() {
    return List.of(new Column("outbox_entry", "id", "body", "'messaging.mail'"));
  }
}
