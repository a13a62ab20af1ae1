package org.gatehouse.audit.sinks;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.gatehouse.access.Caller;
import org.gatehouse.accounts.AccountDetails;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.net.Trust;

/** Opens what is secret of a sink for whoever sends to it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class Targets {

  @Inject SinkRows rows;
  @Inject SinkSecrets secrets;
  @Inject Accounts accounts;
  @Inject Clock clock;

  /** The sink with this public id. */
  public Target get(long account, String id) {
    return of(rows.get(account, id));
  }

  /** The same for one that was read already. */
  public Target of(Sink sink) {
    AccountDetails account = accounts.get(sink.accountId());
    return new Target(
        sink.publicId(),
        new Caller.Account(sink.accountId(), account.slug(), account.name()),
        sink.kind(),
        sink.address().text(),
        sink.format(),
        sink.certificates().flatMap(Trust::only).orElseGet(Trust::usual),
        secrets.keys(sink, clock.instant()),
        sink.credentials().map(kept -> secrets.open(sink, kept)));
  }
}
